using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>
/// Hands out an attached file to whoever may see the project, which row-level security decides. Always as a download:
/// what somebody else uploaded is never shown by our pages as it is. Identity papers are not among them.
/// </summary>
public static class AttachmentDownload
{
    public const string Route = "/projects/{id:guid}/attachments/{attachment:guid}";

    public static async Task<IResult> Handle(
        Guid id, Guid attachment, Database db, HttpContext http, CancellationToken stop)
    {
        // Of a draft only for its own club (Project.IsSeenBy).
        var mine = http.Actor().Organisation;
        var found = await db.Reading(http.Actor(), () => (
            from a in db.Attachments.AsNoTracking()
            join f in db.Files on a.FileSha256 equals f.Sha256
            join p in db.Projects on a.ProjectId equals p.Id
            where a.Id == attachment && a.ProjectId == id && a.RemovedAt == null && a.EraseDays == null
                && (p.State != "BORRADOR" || p.ClubId == mine)
            select new { a.Name, f.MediaType, f.Content }).SingleOrDefaultAsync(stop), stop);
        return found is null
            ? Results.NotFound()
            : PrivateFile.Send(http, found.Content, found.MediaType, found.Name);
    }
}
