namespace ThreeForOne.Server.Features.Proposals;

/// <summary>
/// Saves what the club pledges and, where a limit leaves a gap, what it chooses. A choice states the club's own part,
/// so choosing pledges that part.
/// </summary>
public sealed class SaveContributions(SaveSection section)
{
    public Task<Result<int>> Handle(
        Guid id, int version, Money? pledge, string? choice, Actor who, CancellationToken stop) =>
        section.Handle(id, ProposalProgress.Contributions, version, who, (draft, project, _) =>
        {
            project.PledgeCentavos = pledge?.Minor ?? 0;
            project.Choice = ContributionPlan.KindOf(choice) is { } kind ? ContributionPlan.CodeOf(kind) : null;
            project.GapCentavos = 0;
            if (pledge is not null && draft.Plan is { } plan && plan.TryGet(out var known, out Refusal? _))
            {
                if (known.Match.Chosen is not null) project.PledgeCentavos = known.ClubShare.Minor;
                project.GapCentavos = known.Match.Gap.Minor;
            }
            return Task.FromResult<Refusal?>(null);
        }, stop);
}
