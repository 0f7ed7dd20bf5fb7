using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Documents;
using ThreeForOne.Server.Features.Documents.Records;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>
/// What the documents of an application have in common: the project's part, and a deadline in two zones.
/// </summary>
public sealed class ApplicationParts(Database db, ReadProposal proposals, Deadlines deadlines)
{
    public Task<ProposalDraft> Draft(Project project, CancellationToken stop) => proposals.Of(project, stop);

    public async Task<ProjectPart> Project(ProposalDraft draft, CancellationToken stop)
    {
        var club = await (from c in db.Clubs
                          join o in db.Organisations on c.Id equals o.Id
                          where c.Id == draft.Project.ClubId
                          select new
                          {
                              o.Name,
                              Federation = db.Federations.Where(f => f.Id == c.FederationId)
                                  .Select(f => f.Name).FirstOrDefault(),
                          }).SingleAsync(stop);
        return new ProjectPart(draft.Project.Title, draft.Type!.Name,
            club.Name, club.Federation, draft.Project.PeopleHelped);
    }

    /// <summary>The last day of a pack's deadline after an instant, as its last minute in the pack's zone.</summary>
    public async Task<Documents.Records.Deadline?> Deadline(
        Project project, string code, DateTimeOffset from, CancellationToken stop) =>
        await deadlines.FromPack(code, project, from, stop) is { Count: { } count }
            ? DocumentParts.DeadlineOf(count)
            : null;
}
