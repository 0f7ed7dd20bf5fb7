using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Exports;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>
/// A session as a list shows it; <paramref name="MyVotes"/> counts what the reader has voted of its projects.
/// </summary>
public sealed record SessionRow(
    Guid Id, int Number, int FiscalYear, DateOnly HeldOn, string Place, string Status, int Projects, int MyVotes,
    bool Seated);

/// <summary>The committee's sessions, the latest first. A voter sees where a turn is waiting.</summary>
public sealed class SessionsPage(Database db, TimeProvider clock) : ListPage<SessionRow>
{
    public const int RowsMax = 50;

    public IReadOnlyList<SessionRow> Rows { get; private set; } = [];

    public bool IsSecretary => Me.Roles.Contains(OpenSession.Secretary);

    public bool IsVoter => Me.Roles.Contains(CastVote.Voter);

    public DateOnly Today => MexicoCity.Day(clock.GetUtcNow());

    public bool IsMyTurn(SessionRow row) =>
        IsVoter && row.Status == "called" && row.HeldOn <= Today && row.Seated && row.MyVotes < row.Projects;

    public async Task OnGet() =>
        Rows = await db.Reading(Me, () => Sessions().Take(RowsMax).ToListAsync(Stop), Stop);

    protected override ListFile<SessionRow> AsFile(Texts text) =>
        new ListFile<SessionRow>(text["sesiones", "sessions"], text)
            .Text(new("Sesión", "Session"), row => $"{row.Number}/{row.FiscalYear}")
            .Day(new("Fecha", "Date"), row => row.HeldOn)
            .Text(new("Lugar", "Place"), row => row.Place)
            .Count(new("Proyectos", "Projects"), row => row.Projects)
            .Text(new("Situación", "Status"), row => text[SessionLabels.Status(row.Status)]);

    protected override IAsyncEnumerable<SessionRow> AllRows() => Sessions().AsAsyncEnumerable();

    private IQueryable<SessionRow> Sessions() => db.CommitteeSessions.AsNoTracking()
        .OrderByDescending(s => s.HeldOn).ThenByDescending(s => s.Number)
        .Select(s => new SessionRow(
            s.Id, s.Number, s.FiscalYear, s.HeldOn, s.Place, s.Status,
            db.SessionProjects.Count(p => p.SessionId == s.Id),
            db.Votes.Count(v => v.SessionId == s.Id && v.PersonId == Me.Person),
            db.Attendance.Any(a => a.SessionId == s.Id && a.PersonId == Me.Person)));
}
