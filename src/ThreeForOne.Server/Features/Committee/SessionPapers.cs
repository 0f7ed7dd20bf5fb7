using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>
/// Hands out the scan of a session's signed minutes or of a paper vote, by its hash, to whoever may see the session.
/// Always as a download.
/// </summary>
public static class SessionPapers
{
    public const string Route = "/sessions/{id:guid}/papers/{hash}";

    public static async Task<IResult> Handle(
        Guid id, string hash, Database db, HttpContext http, CancellationToken stop)
    {
        if (hash.Length != 64 || !hash.All(char.IsAsciiHexDigit)) return Results.NotFound();
        var sha256 = Convert.FromHexString(hash);
        var found = await db.Reading(http.Actor(), () => db.Files.AsNoTracking()
            .Where(f => f.Sha256 == sha256
                && (db.Minutes.Any(m => m.SessionId == id && m.SignedSha256 == sha256)
                    || db.Votes.Any(v => v.SessionId == id && v.PaperSha256 == sha256)))
            .Select(f => new { f.MediaType, f.Content }).SingleOrDefaultAsync(stop), stop);
        if (found is null) return Results.NotFound();

        var ending = found.MediaType == "application/pdf" ? "pdf" : found.MediaType["image/".Length..];
        return PrivateFile.Send(http, found.Content, found.MediaType, $"{hash[..12]}.{ending}");
    }
}
