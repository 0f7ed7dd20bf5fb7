using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Programmes;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>
/// Checks a proposal whole and freezes its rule and shares into rows, so that the database can hold them. Done when a
/// proposal is registered and again when its corrections are, before any money is reserved.
/// </summary>
public sealed class FrozenShares(Database db, ReadProposal proposals, Envelopes envelopes)
{
    /// <summary>
    /// In this order: everything there, contributions plus gap equal to the cost, an envelope for each party. Null when
    /// the shares are frozen.
    /// </summary>
    public async Task<Refusal?> Freeze(Project project, CancellationToken stop)
    {
        var draft = await proposals.Of(project, stop);
        var missing = ProposalProgress.Missing(draft);
        var plan = draft.Plan?.Match<ContributionPlan?>(found => found, _ => null);
        // Sums that do not come out are told with their figures, as long as nothing else is missing.
        if (plan?.Problem() is { } problem && missing.All(m => m.Section == ProposalProgress.Contributions))
            return problem;
        if (missing.Count > 0) return new ProposalIncomplete(missing);
        Invariant.Holds(plan is not null);

        var lines = await envelopes.For(project.EditionId, project.MunicipalityCode, project.TypeCode, stop);
        var without = plan.Match.Shares.FirstOrDefault(s => s.Party != RulePack.Club && !lines.ContainsKey(s.Party));
        if (without is not null) return Missing(draft, without.Party);

        await db.ProjectShares.Where(s => s.ProjectId == project.Id).ExecuteDeleteAsync(stop);
        await db.ProjectGroups.Where(g => g.ProjectId == project.Id).ExecuteDeleteAsync(stop);
        db.ProjectGroups.AddRange(Groups(project.Id, plan.Match));
        db.ProjectShares.AddRange(Shares(db, project.Id, plan.Match, lines));
        project.RulePackId = draft.Edition.RulePackId;
        project.PledgeCentavos = plan.ClubShare.Minor;
        project.GapCentavos = plan.Match.Gap.Minor;
        // A club that chose a smaller project has by now made it smaller: no limit binds, and the choice stays on
        // record.
        var madeSmaller = plan.Match.Chosen is null && project.Choice == "rescope";
        project.Choice = madeSmaller ? "rescope" : ContributionPlan.CodeOf(plan.Match.Chosen);
        return null;
    }

    // Says for which municipality or type there is none, where the rules divide the party's money by it.
    private static EnvelopeMissing Missing(ProposalDraft draft, string party)
    {
        var rule = draft.Pack.EnvelopeOf(party);
        return new EnvelopeMissing(
            party, rule.ByMunicipality ? draft.MunicipalityName : null, rule.ByType ? draft.Type?.Name : null);
    }

    /// <summary>The frozen rule: weights and limits of the groups, in the order that settles ties.</summary>
    public static IReadOnlyList<ProjectGroup> Groups(Guid project, MatchingProposal match) =>
    [
        .. match.Groups.Select((group, rank) => new ProjectGroup
        {
            ProjectId = project, Code = group.Code, Weight = group.Weight,
            MaximumCentavos = group.Limit?.Minor, TieRank = rank,
        }),
    ];

    /// <summary>What each party agrees to give, from the envelope of the edition that is its own.</summary>
    public static IReadOnlyList<ProjectShare> Shares(
        Database db, Guid project, MatchingProposal match, IReadOnlyDictionary<string, Guid> lines) =>
    [
        .. match.Shares.Select(share => new ProjectShare
        {
            Id = db.NewId(), ProjectId = project, Party = share.Party,
            GroupCode = share.Group, MaximumCentavos = share.Maximum?.Minor,
            AgreedCentavos = share.Share.Minor, BudgetLineId = share.Party == RulePack.Club ? null : lines[share.Party],
        }),
    ];
}
