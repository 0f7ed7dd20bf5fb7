using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Papers;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Funding;

/// <summary>
/// Hands out the bank's paper of a deposit, of yields or of a line, as a download, to whoever may see the row that
/// points at it.
/// </summary>
public static class EvidenceDownload
{
    public const string OfDeposit = "/projects/{id:guid}/deposits/{deposit:guid}/evidence";
    public const string OfYield = "/projects/{id:guid}/yields/{earned:guid}/evidence";
    public const string OfLine = "/bank-lines/{id:guid}/evidence";

    public static Task<IResult> Deposit(Guid id, Guid deposit, Database db, HttpContext http, CancellationToken stop) =>
        Send(db, http, () => db.Deposits.Where(d => d.Id == deposit && d.ProjectId == id)
            .Select(d => d.EvidenceSha256).SingleOrDefaultAsync(stop), stop);

    public static Task<IResult> Yield(Guid id, Guid earned, Database db, HttpContext http, CancellationToken stop) =>
        Send(db, http, () => db.ProjectYields.Where(y => y.Id == earned && y.ProjectId == id)
            .Select(y => y.EvidenceSha256).SingleOrDefaultAsync(stop), stop);

    public static Task<IResult> Line(Guid id, Database db, HttpContext http, CancellationToken stop) =>
        Send(db, http, () => db.BankLines.Where(l => l.Id == id).Select(l => l.EvidenceSha256)
            .SingleOrDefaultAsync(stop), stop);

    private static async Task<IResult> Send(
        Database db, HttpContext http, Func<Task<byte[]?>> find, CancellationToken stop)
    {
        var file = await db.Reading(http.Actor(), async () => await find() is { } hash
            ? await db.Files.AsNoTracking().SingleAsync(f => f.Sha256 == hash, stop)
            : null, stop);
        if (file is null) return Results.NotFound();

        var content = FileContent.Of(file.Content);
        var name = content.TryGet(out var kind, out _) ? kind.Named("comprobante") : "comprobante";
        return PrivateFile.Send(http, file.Content, file.MediaType, name);
    }
}
