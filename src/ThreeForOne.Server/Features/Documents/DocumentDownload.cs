using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Documents;

/// <summary>
/// Hands out a document's first PDF, the only one there ever is, to whoever row-level security lets see the document.
/// Its hash is its version: a browser that has it is told so.
/// </summary>
public static class DocumentDownload
{
    public const string Route = "/documents/{id:guid}/pdf";

    private sealed record Found(string Folio, byte[]? PdfSha256, byte[]? Content);

    public static async Task<IResult> Handle(Guid id, Database db, HttpContext http, Texts text, CancellationToken stop)
    {
        var found = await db.Reading(http.Actor(), () => Find(id, db, http, stop), stop);
        if (found is null) return Results.NotFound();
        if (found.PdfSha256 is not { } hash) return BeingPrepared(http, text);

        http.Response.Headers.CacheControl = "private, no-cache";   // kept, but asked about each time: rights may end
        http.Response.Headers.ETag = TagOf(hash).ToString();
        if (found.Content is null) return Results.StatusCode(StatusCodes.Status304NotModified);
        http.Response.Headers.ContentDisposition =
            new ContentDispositionHeaderValue("inline") { FileName = $"{found.Folio}.pdf" }.ToString();
        return Results.Bytes(found.Content, "application/pdf");
    }

    private static async Task<Found?> Find(Guid id, Database db, HttpContext http, CancellationToken stop)
    {
        var found = await db.Documents.AsNoTracking().Where(d => d.Id == id)
            .Select(d => new Found(d.Folio, d.PdfSha256, null)).SingleOrDefaultAsync(stop);
        if (found?.PdfSha256 is not { } hash || IsKnown(http, hash)) return found;
        return found with
        {
            Content = await db.Files.AsNoTracking().Where(f => f.Sha256 == hash).Select(f => f.Content)
            .SingleAsync(stop)
        };
    }

    private static bool IsKnown(HttpContext http, byte[] hash) =>
        http.Request.GetTypedHeaders().IfNoneMatch.Any(tag => tag.Compare(TagOf(hash), useStrongComparison: false));

    private static EntityTagHeaderValue TagOf(byte[] hash) => new($"\"{Convert.ToHexStringLower(hash)}\"");

    // The job makes it within seconds of the step; whoever is faster may ask again.
    private static IResult BeingPrepared(HttpContext http, Texts text)
    {
        http.Response.Headers.RetryAfter = "5";
        http.Response.Headers.CacheControl = "no-store";
        return Results.Text(
            text["Este documento se está preparando. Vuelva a intentarlo en unos segundos.",
                "This document is being prepared. Try again in a few seconds."],
            "text/plain; charset=utf-8", statusCode: StatusCodes.Status202Accepted);
    }
}
