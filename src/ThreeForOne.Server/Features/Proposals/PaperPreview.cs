using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Papers;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>
/// A page of an attached file as a picture that we drew anew, for a frame of our pages in which nothing may run. Also
/// of a returned file that a correction took the place of, so that both lie side by side; never of an identity paper.
/// </summary>
public static class PaperPreview
{
    public const string Route = "/projects/{id:guid}/attachments/{attachment:guid}/pages/{page:int}";

    // What is in the frame may load nothing and run nothing, and stands in no page but ours.
    private const string Sandbox =
        "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'self'";

    public static async Task<IResult> Handle(
        Guid id, Guid attachment, int page, bool? framed, Database db, Texts text, HttpContext http,
        CancellationToken stop)
    {
        var mine = http.Actor().Organisation;
        var found = await db.Reading(http.Actor(), () => (
            from a in db.Attachments.AsNoTracking()
            join f in db.Files on a.FileSha256 equals f.Sha256
            join p in db.Projects on a.ProjectId equals p.Id
            where a.Id == attachment && a.ProjectId == id && a.EraseDays == null
                && (a.RemovedAt == null || a.Status == ProposalFile.Returned)
                && (p.State != "BORRADOR" || p.ClubId == mine)
            select new { f.MediaType, f.Content }).SingleOrDefaultAsync(stop), stop);
        if (found is null) return Results.NotFound();

        var kind = FileContent.OfMediaType(found.MediaType);
        var shown = kind.IsPhoto
            ? page == 1 ? await PhotoContent.Shown(found.Content, kind, stop) : new PageNotDrawn()
            : await PdfPage.Draw(found.Content, page, stop);
        http.Response.Headers.ContentSecurityPolicy = Sandbox;
        if (shown.IsRefusal)
            return Results.Text(text[shown.Refusal.Say], statusCode: StatusCodes.Status404NotFound);
        // The bytes behind an attachment never change; on a shared computer nothing stays.
        http.Response.Headers.CacheControl = "private, no-store";
        return framed == true
            ? Results.Content(Framed(shown.Value, text), "text/html; charset=utf-8")
            : Results.Bytes(shown.Value.Jpeg, "image/jpeg");
    }

    // A browser shows a bare picture in a frame at its own size, and cuts it: here it is as wide as the frame.
    private static string Framed(ShownPhoto page, Texts text)
    {
        var (says, jpeg) = (text["Página del documento", "Page of the document"], Convert.ToBase64String(page.Jpeg));
        return $$"""
            <!doctype html><html lang="{{text.Lang}}"><meta name="viewport" content="width=device-width">
            <title>{{says}}</title><style>body { margin: 0 } img { display: block; width: 100%; height: auto }</style>
            <img alt="{{says}}" width="{{page.Width}}" height="{{page.Height}}" src="data:image/jpeg;base64,{{jpeg}}">
            """;
    }
}
