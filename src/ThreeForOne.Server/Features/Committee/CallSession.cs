using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.OfficeClosures;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>
/// The call (convocatoria): when, where, and the projects that are ruled on, by their rank on the day.
/// </summary>
public sealed record SessionCall(Guid Edition, DateOnly HeldOn, string? Place, IReadOnlyList<Guid> Projects)
{
    /// <summary>On the clock of the programme's zone.</summary>
    public TimeOnly StartsAt { get; init; } = new(10, 0);
}

/// <summary>
/// The committee's secretary calls a session (COVAM) and puts the projects that wait for it on the agenda.
/// </summary>
public sealed class CallSession(Database db, Packs packs, OfficeCalendar offices, IssueCall issue)
{
    /// <summary>As many as one closing may lock at once.</summary>
    public const int ProjectsMax = 500;

    private const int PlaceMax = 200;

    public Task<Result<Guid>> Handle(SessionCall call, string formKey, Actor who, CancellationToken stop) =>
        db.InTransaction<Guid>(who, "Convocatoria del comité", act => db.Once("session.call", formKey, new JsonObject
        {
            ["edition"] = call.Edition.ToString(), ["held_on"] = Civil.Text(call.HeldOn), ["place"] = call.Place,
            ["starts_at"] = $"{call.StartsAt:HH\\:mm}",
            ["projects"] = Ids(call.Projects),
        }, act, () => Call(call, act, stop), stop), stop);

    private async Task<Result<Guid>> Call(SessionCall call, Act act, CancellationToken stop)
    {
        if (!db.Actor.Roles.Contains(OpenSession.Secretary)) return new NotYourTurn(OpenSession.Secretary);
        var edition = await db.Editions.AsNoTracking().SingleOrDefaultAsync(e => e.Id == call.Edition, stop);
        if (edition is null) return new NoSuchEdition();
        var place = (call.Place ?? "").Trim();
        if (place.Length is 0 or > PlaceMax) return new SessionPlaceMissing();
        var projects = call.Projects.ToArray();
        if (projects.Distinct().Count() != projects.Length) return new AgendaHasTwice();
        if (projects.Length is 0 or > ProjectsMax) return new AgendaSizeWrong(ProjectsMax);

        var pack = await packs.OfEdition(edition.Id, stop);
        var today = Deadline.DayOf(act.At, pack.Zone);
        var calendar = await offices.Of(edition.StateCode, today, stop);
        var earliest = pack.Deadline("call") is { } notice ? calendar.LastDay(today, notice.Days, notice.Kind) : today;
        if (call.HeldOn < earliest) return new CalledTooLate(earliest);
        if (await CannotBeRuledOn(edition.Id, projects, stop) is { } refusal) return refusal;

        var session = new CommitteeSession
        {
            Id = db.NewId(), EditionId = edition.Id, ProgrammeId = edition.ProgrammeId, StateCode = edition.StateCode,
            FiscalYear = edition.FiscalYear, Number = await NextNumber(edition, stop), CalledOn = today,
            HeldOn = call.HeldOn, StartsAt = call.StartsAt, Place = place, CalledBy = act.By,
            Quorum = pack.Committee.Quorum,
        };
        db.CommitteeSessions.Add(session);
        await db.SaveChangesAsync(stop);
        foreach (var (project, i) in projects.Select((p, i) => (p, i)))
            db.SessionProjects.Add(new SessionProject { SessionId = session.Id, ProjectId = project, Rank = i + 1 });
        await db.SaveChangesAsync(stop);
        session.CallDocumentId = (await issue.Handle(session, projects, act, stop)).Id;
        await db.Record("session.called", act, null, session.Id, new JsonObject
        {
            ["number"] = session.Number, ["held_on"] = Civil.Text(call.HeldOn), ["projects"] = Ids(projects),
        }, stop);
        return session.Id;
    }

    private async Task<Refusal?> CannotBeRuledOn(Guid edition, Guid[] projects, CancellationToken stop)
    {
        await db.LockProjects(projects, stop);
        var found = await db.Projects.AsNoTracking().Where(p => projects.Contains(p.Id) && p.EditionId == edition)
            .Select(p => new { p.Id, p.Folio, p.State }).ToListAsync(stop);
        if (found.Count != projects.Length) return new NoSuchProject();
        if (found.FirstOrDefault(p => !ReadAgenda.WaitingStates.Contains(p.State)) is { } other)
            return new ProjectNotWaiting(other.Folio ?? "");
        var taken = await db.SessionProjects.Where(s => projects.Contains(s.ProjectId)
                && db.CommitteeSessions.Any(c => c.Id == s.SessionId && c.Status == "called"))
            .Select(s => (Guid?)s.ProjectId).FirstOrDefaultAsync(stop);
        return taken is { } on ? new AlreadyOnAgenda(found.Single(p => p.Id == on).Folio!) : null;
    }

    // Sessions are numbered by state and year, whatever the programme, so that their folios differ.
    private async Task<int> NextNumber(Edition edition, CancellationToken stop)
    {
        var name = $"session/{edition.StateCode}/{edition.FiscalYear}";
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({name}, 6))", stop);
        return 1 + (await db.CommitteeSessions.Where(
            s => s.StateCode == edition.StateCode && s.FiscalYear == edition.FiscalYear)
            .MaxAsync(s => (int?)s.Number, stop) ?? 0);
    }

    private static JsonArray Ids(IEnumerable<Guid> ids) => [.. ids.Select(id => (JsonNode)id.ToString())];
}
