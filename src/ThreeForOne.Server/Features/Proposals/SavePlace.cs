namespace ThreeForOne.Server.Features.Proposals;

/// <summary>What the project is and where, as read from the form; empty where the club has not decided.</summary>
public sealed record PlaceAnswers(
    string Title, string? TypeCode, string Description, string? MunicipalityCode,
    string LocalityName, string? LocalityCode, string PlaceNote);

/// <summary>Saves the first section. The municipality of a proposal that was submitted stands.</summary>
public sealed class SavePlace(SaveSection section)
{
    public Task<Result<int>> Handle(Guid id, int version, PlaceAnswers answers, Actor who, CancellationToken stop) =>
        section.Handle(id, ProposalProgress.Place, version, who, (_, project, _) =>
        {
            // The office that was invited is of this town: the town is the club's to choose.
            var town = project.ClubId == who.Organisation ? answers.MunicipalityCode : project.MunicipalityCode;
            project.Title = answers.Title;
            project.TypeCode = answers.TypeCode;
            project.Description = answers.Description;
            project.LocalityName = answers.LocalityName;
            project.LocalityCode = answers.LocalityCode;
            project.PlaceNote = answers.PlaceNote;
            if (project.Folio is null) project.MunicipalityCode = town;
            return Task.FromResult<Refusal?>(null);
        }, stop);
}
