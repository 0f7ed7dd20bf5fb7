using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Workflow;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>
/// Sends a proposal back to its club with the items that this decision listed; without any it refuses.
/// </summary>
public sealed class NotifyMissingItems(Database db, Deadlines deadlines) : IEffect
{
    public static string Name => "review.notice";

    public async Task<Result<IReadOnlyDictionary<string, FactValue>>> Run(EffectContext context, CancellationToken stop)
    {
        var (project, act) = (context.Project, context.Act);
        var items = await db.MissingItems.CountAsync(i => i.ProjectId == project.Id && i.AskedAt == act.At, stop);
        if (items == 0) return new MissingItemsNotListed();
        await db.Record("proposal.items_requested", act, project.Id, null,
            new JsonObject { ["items"] = items, ["late"] = await deadlines.NoticeIsLate(project, act, stop) }, stop);
        return NoFacts.Done;
    }
}
