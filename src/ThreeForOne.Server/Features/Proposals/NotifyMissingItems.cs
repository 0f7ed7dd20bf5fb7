using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.Proposals.Letters;
using ThreeForOne.Workflow;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>
/// Sends a proposal back to its club with the items that this decision listed; without any it refuses.
/// </summary>
public sealed class NotifyMissingItems(Database db, Deadlines deadlines, Offices offices, Packs packs) : IEffect
{
    public static string Name => "review.notice";

    public async Task<Result<IReadOnlyDictionary<string, FactValue>>> Run(EffectContext context, CancellationToken stop)
    {
        var (project, act) = (context.Project, context.Act);
        var items = await db.MissingItems.AsNoTracking()
            .Where(i => i.ProjectId == project.Id && i.AskedAt == act.At)
            .OrderBy(i => i.Ordinal).ToListAsync(stop);
        if (items.Count == 0) return new MissingItemsNotListed();
        await db.Record("proposal.items_requested", act, project.Id, null,
            new() { ["items"] = items.Count, ["late"] = await deadlines.NoticeIsLate(project, act, stop) }, stop);
        await db.AddMailToOffice(
            new ItemsRequested(project.Id, project.Folio!, project.Title,
                await offices.NameFor("technician", project, stop), [.. items.Select(i => i.Item)], act.Reason,
                items[0].CureUntil, (await packs.Of(project, stop)).Zone,
                (await deadlines.Of("cure", project, act, stop))?.Count),
            project.ClubId, RoleTable.ClubOfficers, new(Project: project.Id), act, stop);
        return NoFacts.Done;
    }
}
