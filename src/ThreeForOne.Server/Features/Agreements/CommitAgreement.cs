using ThreeForOne.Server.Features.Funding;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Workflow;

namespace ThreeForOne.Server.Features.Agreements;

/// <summary>
/// Every party has assented: what was reserved becomes committed (comprometido), all shares in one entry.
/// </summary>
public sealed class CommitAgreement(Database db, ProjectMoney money, EffectiveDates dates) : IEffect
{
    public static string Name => "agreement.commit";

    public async Task<Result<IReadOnlyDictionary<string, FactValue>>> Run(EffectContext context, CancellationToken stop)
    {
        var (project, act) = (context.Project, context.Act);
        var shares = await money.Of(project.Id, stop);
        await db.Post(
            Postings.Commit([.. shares.Governments()]),
            new EntryOf(context.Key, project.EditionId, project.Id, null, await dates.Of(project, act, stop)), act,
            stop);
        return Result<IReadOnlyDictionary<string, FactValue>>.Of(Facts.Of(("agreement.committed", true)));
    }
}
