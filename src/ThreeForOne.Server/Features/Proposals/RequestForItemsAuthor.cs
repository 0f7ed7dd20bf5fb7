using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Documents.Records;
using ThreeForOne.Server.Features.ProjectProcess;
using RecordedItem = ThreeForOne.Server.Features.Documents.Records.MissingItem;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>Writes what the delegation found missing, all of it, and until when the club may bring it.</summary>
public sealed class RequestForItemsAuthor(
    Database db, ApplicationParts parts, Deadlines deadlines) : IDocumentAuthor
{
    public static string Type => "request_for_items";

    public async Task<DocumentRecord> Write(EffectContext context, DocumentHead head, CancellationToken stop)
    {
        var (project, act) = (context.Project, context.Act);
        var draft = await parts.Draft(project, stop);
        var items = await db.MissingItems.Where(i => i.ProjectId == project.Id && i.AskedAt == act.At)
            .OrderBy(i => i.Ordinal).Select(i => i.Item).ToListAsync(stop);
        var cure = await parts.Deadline(project, "cure", act.At, stop);
        Invariant.Holds(cure is not null && items.Count > 0);
        return new RequestForItems(
            head,
            await parts.Project(draft, stop),
            // A person wrote the items and the reason; the clause is that of the project's type.
            [.. items.Select(item => new RecordedItem(
                new Phrase(item), new Phrase(act.Reason), draft.Type!.From.Source))],
            cure,
            await deadlines.NoticeIsLate(project, act, stop));
    }
}
