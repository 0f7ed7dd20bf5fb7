using System.Text.Json.Nodes;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Workflow;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>
/// Dismisses a proposal whose request for missing items went unanswered. Nothing was reserved yet, so there is no money
/// to release; a late notice never comes here, because its timer does not run.
/// </summary>
public sealed class DismissProposal(Database db) : IEffect
{
    public static string Name => "proposal.dismiss";

    public async Task<Result<IReadOnlyDictionary<string, FactValue>>> Run(EffectContext context, CancellationToken stop)
    {
        await db.Record("proposal.dismissed", context.Act, context.Project.Id, null,
            new JsonObject { ["folio"] = context.Project.Folio }, stop);
        return NoFacts.Done;
    }
}
