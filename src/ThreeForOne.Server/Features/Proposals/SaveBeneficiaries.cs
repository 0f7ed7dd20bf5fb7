namespace ThreeForOne.Server.Features.Proposals;

/// <summary>Saves whom the project benefits. How many, never who: no list of people is kept.</summary>
public sealed class SaveBeneficiaries(SaveSection section)
{
    public Task<Result<int>> Handle(
        Guid id, int version, int? people, int? families, string benefit, Actor who, CancellationToken stop) =>
        section.Handle(id, ProposalProgress.Beneficiaries, version, who, (_, project, _) =>
        {
            project.PeopleHelped = people;
            project.FamiliesHelped = families;
            project.Benefit = benefit;
            return Task.FromResult<Refusal?>(null);
        }, stop);
}
