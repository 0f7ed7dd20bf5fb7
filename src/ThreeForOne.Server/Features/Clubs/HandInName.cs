using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Clubs;

/// <summary>
/// A club says what it is called from now on, with the paper; what was issued before keeps the old name.
/// </summary>
public sealed class HandInName(Database db, Filings filings)
{
    public Task<Result<Guid>> Handle(string? name, byte[] paper, Actor who, CancellationToken stop) =>
        db.InTransaction<Guid>(who, "Cambio de nombre del club", async act =>
        {
            if (!ClubEntry.IsName(name)) return new ClubNameMissing();
            if (TextTooLong.Of((name, ClubEntry.NameMax, new("Nombre", "Name"))) is { } tooLong) return tooLong;
            var isSame = await db.Organisations.AnyAsync(o => o.Id == who.Organisation && o.Name == name.Trim(), stop);
            if (isSame) return new ClubNameUnchanged();
            return await filings.Add("name", paper, filing => filing.NewName = name.Trim(), act, stop);
        }, stop);
}
