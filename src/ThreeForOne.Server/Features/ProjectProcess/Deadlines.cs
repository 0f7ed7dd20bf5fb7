using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Programmes;

namespace ThreeForOne.Server.Features.ProjectProcess;

/// <summary>
/// When a step is due or a timer fires: the pack's days, counted in its zone. Null means that no day was set, so the
/// step has no last day and the timer does not run.
/// </summary>
public sealed class Deadlines(Database db, Packs packs, WorkingCalendar calendar)
{
    /// <summary>The first instant that is too late for a due date or timer named in process.bpmn.</summary>
    public async Task<DateTimeOffset?> Of(string name, Project project, Act act, CancellationToken stop) => name switch
    {
        // A notice that went out late cannot end in DESECHADA: the club cures without a clock against it.
        "cure" when !await NoticeWasInTime(project, act, stop) => null,
        "conditions" => await ConditionDate(project, stop),
        _ => await FromPack(name, project, act.At, stop),
    };

    private async Task<DateTimeOffset?> FromPack(string name, Project project, DateTimeOffset from, CancellationToken stop)
    {
        var pack = await packs.Of(project, stop);
        return pack.Deadline(name) is { } rule ? calendar.DeadlineAfter(from, rule, pack.Zone).Closes : null;
    }

    private async Task<bool> NoticeWasInTime(Project project, Act act, CancellationToken stop)
    {
        var lastDay = await FromPack("notice", project, project.SubmittedAt!.Value, stop);
        var notices = await db.Documents.CountAsync(d => d.ProjectId == project.Id && d.Type == "request_for_items", stop);

        // Only the first request counts from submission; a second one answers a correction that the club itself sent.
        return notices > 1 || lastDay is null || act.At < lastDay;
    }

    private async Task<DateTimeOffset?> ConditionDate(Project project, CancellationToken stop)
    {
        var pack = await packs.Of(project, stop);
        var until = await db.SessionProjects.Where(p => p.ProjectId == project.Id && p.ConditionUntil != null)
            .OrderByDescending(p => p.ConditionUntil).Select(p => p.ConditionUntil).FirstOrDefaultAsync(stop);
        return until is { } day ? Deadline.EndOf(day, pack.Zone).Closes : null;
    }
}
