using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.OfficeClosures.Letters;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.OfficeClosures;

/// <summary>
/// What a closure does to the deadlines that run already: each working day that it takes from one is added at its end.
/// None becomes shorter. Each is an event on its project, and whoever has the turn is told.
/// </summary>
public sealed class ProlongDeadlines(Database db, OfficeCalendar calendar, ProcessLibrary library)
{
    /// <summary>Prolongs what the closure reaches, the projects locked first, ids ascending.</summary>
    public async Task By(OfficeClosureRow closure, Act act, CancellationToken stop)
    {
        await db.SaveChangesAsync(stop);
        var office = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == closure.OrganisationId, stop);
        // The programme's holds for all states, a delegation's for its own; see OfficeCalendar.
        var states = office.Kind == "programme" ? null : office.StateCode;
        var from = Deadline.StartOf(closure.FirstDay, ZonedTime.MexicoCity);
        var projects = await db.Projects.AsNoTracking()
            .Where(p => (states == null || p.StateCode == states)
                && (db.Tasks.Any(t => t.ProjectId == p.Id && t.Status == "open" && t.Counted != null && t.DueAt > from)
                    || db.Timers.Any(t => t.ProjectId == p.Id && t.Status == "waiting" && t.Counted != null
                        && t.FiresAt > from)))
            .OrderBy(p => p.Id).Select(p => new Place(p.Id, p.StateCode, p.Folio, p.Title)).ToListAsync(stop);
        if (projects.Count == 0) return;

        await db.LockProjects(projects.Select(p => p.Project), stop);
        foreach (var state in projects.GroupBy(p => p.State))
        {
            var now = await calendar.Of(state.Key, closure.FirstDay.AddYears(-1), stop);
            foreach (var place in state) await Prolong(place, closure, now, act, stop);
        }
    }

    private sealed record Place(Guid Project, string State, string? Folio, string Title);

    private async Task Prolong(
        Place place, OfficeClosureRow closure, WorkingCalendar now, Act act, CancellationToken stop)
    {
        foreach (var timer in await db.Timers
            .Where(t => t.ProjectId == place.Project && t.Status == "waiting" && t.Counted != null).ToListAsync(stop))
            if (Later(timer.Counted, now) is { } later)
                (timer.FiresAt, timer.Counted) = (later.Closes, CountedJson.Write(later));
        foreach (var task in await db.Tasks
            .Where(t => t.ProjectId == place.Project && t.Status == "open" && t.Counted != null)
            .OrderBy(t => t.Id).ToListAsync(stop))
        {
            if (Later(task.Counted, now) is not { } later) continue;
            var before = CountedJson.Read(task.Counted)!.LastDay;
            // People are reminded of the new day as of the first.
            (task.DueAt, task.Counted, task.Reminded) = (later.Closes, CountedJson.Write(later), 0);
            await db.Record("deadline.prolonged", act, place.Project, task.Id, new JsonObject
            {
                ["task"] = task.ElementId, ["closure"] = closure.Id.ToString(), ["from"] = Civil.Text(before),
                ["until"] = Civil.Text(later.LastDay),
            }, stop);
            await db.AddMailToOffice(
                new DeadlineProlonged(place.Project, task.Id, place.Folio ?? "", place.Title,
                    library.StepName(task.ElementId), closure.Reason, later),
                task.OrganisationId, RoleTable.HoldersOf(task.Role), new(Project: place.Project), act, stop);
        }
    }

    private static DeadlineCount? Later(string? counted, WorkingCalendar now) =>
        CountedJson.Read(counted) is { } count && count.Prolong(now) is var again && again.LastDay > count.LastDay
            ? again
            : null;
}
