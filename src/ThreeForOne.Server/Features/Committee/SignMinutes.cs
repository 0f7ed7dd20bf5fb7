using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>
/// The secretary adds the scan of the signed minutes, once: from then on they only change by a correction.
/// </summary>
public sealed class SignMinutes(Database db)
{
    public Task<Result<bool>> Handle(
        Guid session, Guid document, byte[]? scan, Actor who, CancellationToken stop) =>
        db.InTransaction<bool>(who, "Acta firmada", async act =>
        {
            if (!who.Roles.Contains(OpenSession.Secretary)) return new NotYourTurn(OpenSession.Secretary);
            var minutes = await db.Minutes.SingleOrDefaultAsync(
                m => m.DocumentId == document && m.SessionId == session, stop);
            if (minutes is null) return new NoSuchMinutes();
            if (minutes.SignedSha256 is not null) return new MinutesSignedAlready();
            if (scan is null) return new SignedScanMissing();

            (minutes.SignedSha256, minutes.SignedBy, minutes.SignedAt) = (scan, act.By, act.At);
            await db.Record("minutes.signed", act, null, session, new JsonObject
            {
                ["document"] = document.ToString(), ["scan_sha256"] = Convert.ToHexStringLower(scan),
            }, stop);
            return true;
        }, stop);
}

/// <summary>There are no such minutes.</summary>
public sealed record NoSuchMinutes() : Refusal("minutes.none")
{
    public override Bilingual Say => new("No encontramos esa acta.", "We could not find those minutes.");
}

/// <summary>The signed scan is there.</summary>
public sealed record MinutesSignedAlready() : Refusal("minutes.signed_already")
{
    public override Bilingual Say => new(
        "El acta ya tiene su escaneo firmado; si algo está mal, emita una corrección.",
        "The minutes have their signed scan; if something is wrong, issue a correction.");
}

/// <summary>Minutes are signed on paper: the scan shows it.</summary>
public sealed record SignedScanMissing() : Refusal("minutes.scan_missing")
{
    public override Bilingual Say => new(
        "Suba el escaneo del acta con las firmas.", "Upload the scan of the minutes with the signatures.");
}
