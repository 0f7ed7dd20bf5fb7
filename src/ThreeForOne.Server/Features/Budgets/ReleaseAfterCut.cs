using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Funding;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Workflow;

namespace ThreeForOne.Server.Features.Budgets;

/// <summary>
/// A cut takes a project's reservation: every government's share is available again, the approval that was told no
/// longer holds, and the account that was registered for it is withdrawn, so that another approval begins anew.
/// </summary>
public sealed class ReleaseAfterCut(Database db, ProjectMoney money, EffectiveDates dates) : IEffect
{
    public static string Name => "budget.release_cut";

    public async Task<Result<IReadOnlyDictionary<string, FactValue>>> Run(EffectContext context, CancellationToken stop)
    {
        var (project, act) = (context.Project, context.Act);
        var shares = (await money.Of(project.Id, stop)).Governments().ToArray();
        await db.Post(
            Postings.Release(shares),
            new EntryOf(context.Key, project.EditionId, project.Id, null, await dates.Of(project, act, stop)), act,
            stop);

        foreach (var account in await db.RegisteredAccounts
            .Where(a => a.ProjectId == project.Id && (a.Status == "proposed" || a.Status == "confirmed"))
            .ToListAsync(stop))
        {
            account.Status = "withdrawn";
            account.DecidedBy ??= act.By;
            account.DecidedAt ??= act.At;
            account.Reason = act.Reason;
        }
        foreach (var letter in await db.Documents
            .Where(d => d.ProjectId == project.Id && d.Type == "approval_letter" && d.Standing == "VIGENTE")
            .ToListAsync(stop))
        {
            letter.Standing = "CANCELADA";
            await db.Record("document.cancelled", act, project.Id, letter.Id,
                new JsonObject { ["folio"] = letter.Folio }, stop);
        }
        await db.Record("reservation.fell", act, project.Id, null, new JsonObject
        {
            ["released"] = shares.Sum(s => s.Amount.Minor), ["state_before"] = project.State,
        }, stop);
        return NoFacts.Done;
    }
}
