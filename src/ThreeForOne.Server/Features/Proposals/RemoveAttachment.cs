using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>
/// A club takes a file out of its proposal; the row stays, marked, because what was added is on record.
/// </summary>
public sealed class RemoveAttachment(Database db, SaveSection section)
{
    public Task<Result<int>> Handle(Guid id, Guid attachmentId, Actor who, CancellationToken stop) =>
        section.Handle(id, ProposalProgress.Documents, null, who, async (_, _, act) =>
        {
            var attachment = await db.Attachments
                .SingleOrDefaultAsync(a => a.Id == attachmentId && a.ProjectId == id, stop);
            if (attachment is null or { RemovedAt: not null }) return null;   // removed twice is removed
            if (attachment.Status == ProposalFile.Accepted) return new DocumentAccepted();
            attachment.RemovedAt = act.At;
            await db.Record("attachment.removed", act, id, attachment.Id,
                new JsonObject { ["kind"] = attachment.Kind }, stop);
            return null;
        }, stop);
}
