using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Workflow;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>
/// Receives a corrected proposal: checks it whole again and freezes its shares anew under the same rules; the folio
/// stays.
/// </summary>
public sealed class AmendProposal(Database db, FrozenShares shares) : IEffect
{
    public static string Name => "proposal.amend";

    public async Task<Result<IReadOnlyDictionary<string, FactValue>>> Run(EffectContext context, CancellationToken stop)
    {
        var (project, act) = (context.Project, context.Act);
        // The timer may not have been swept yet: the hour decides, not the sweep.
        var due = await db.Tasks.Where(t => t.InstanceId == context.Instance.Id && t.ElementId == "cure")
            .OrderByDescending(t => t.Activation).Select(t => t.DueAt).FirstOrDefaultAsync(stop);
        if (due is { } closed && act.At >= closed) return new CorrectionClosed(closed);
        if (await shares.Freeze(project, stop) is { } unfit) return unfit;
        await db.Record("proposal.amended", act, project.Id, null, RegisterProposal.Facts(project), stop);
        return NoFacts.Done;
    }
}
