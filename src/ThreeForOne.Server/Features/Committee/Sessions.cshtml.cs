using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>
/// A session as a list shows it; <paramref name="MyVotes"/> counts what the reader has voted of its projects.
/// </summary>
public sealed record SessionRow(
    Guid Id, int Number, int FiscalYear, DateOnly HeldOn, string Place, string Status, int Projects, int MyVotes,
    bool Seated);

/// <summary>The committee's sessions, the latest first. A voter sees where a turn is waiting.</summary>
public sealed class SessionsPage(Database db, TimeProvider clock) : SignedInPage
{
    private const int RowsMax = 50;

    public IReadOnlyList<SessionRow> Rows { get; private set; } = [];

    public bool IsSecretary => Me.Roles.Contains(OpenSession.Secretary);

    public bool IsVoter => Me.Roles.Contains(CastVote.Voter);

    public DateOnly Today => MexicoCity.Day(clock.GetUtcNow());

    public bool IsMyTurn(SessionRow row) =>
        IsVoter && row.Status == "called" && row.HeldOn <= Today && row.Seated && row.MyVotes < row.Projects;

    public async Task OnGet() => Rows = await db.Reading(Me, () => db.CommitteeSessions.AsNoTracking()
        .OrderByDescending(s => s.HeldOn).ThenByDescending(s => s.Number).Take(RowsMax)
        .Select(s => new SessionRow(
            s.Id, s.Number, s.FiscalYear, s.HeldOn, s.Place, s.Status,
            db.SessionProjects.Count(p => p.SessionId == s.Id),
            db.Votes.Count(v => v.SessionId == s.Id && v.PersonId == Me.Person),
            db.Attendance.Any(a => a.SessionId == s.Id && a.PersonId == Me.Person)))
        .ToListAsync(Stop), Stop);
}
