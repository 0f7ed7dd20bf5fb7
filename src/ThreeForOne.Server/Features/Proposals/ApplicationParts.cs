using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Documents.Records;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>
/// What the documents of an application have in common: the project's part, and a deadline in two zones.
/// </summary>
public sealed class ApplicationParts(Database db, ReadProposal proposals)
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
    public static Documents.Records.Deadline? Deadline(
        RulePack pack, WorkingCalendar calendar, string code, DateTimeOffset from)
    {
        if (pack.Deadline(code) is not { } rule) return null;
        var closes = calendar.DeadlineAfter(from, rule, pack.Zone).Closes;
        return new(Moment.In(closes.AddMinutes(-1), pack.Zone), rule.Days, rule.Kind == DayKind.Working);
    }
}
