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
        "cure" when await NoticeIsLate(project, act, stop) => null,
        "conditions" => await ConditionDate(project, stop),
        // Only where the deposit is matched does anything follow when its time is over.
        "deposit" when (await packs.Of(project, stop)).Base != MatchingBase.Deposit => null,
        // Nobody orders what is not known yet: where the deposit is matched, the days run once its time is over.
        "order" when (await packs.Of(project, stop)).Base == MatchingBase.Deposit =>
            await FromPack(name, project, await FromPack("deposit", project, act.At, stop) ?? act.At, stop),
        _ => await FromPack(name, project, act.At, stop),
    };

    private async Task<DateTimeOffset?> FromPack(
        string name, Project project, DateTimeOffset from, CancellationToken stop)
    {
        var pack = await packs.Of(project, stop);
        return pack.Deadline(name) is { } rule ? calendar.DeadlineAfter(from, rule, pack.Zone).Closes : null;
    }

    /// <summary>Was the request for missing items that is made at this act notified after its last day?</summary>
    public async Task<bool> NoticeIsLate(Project project, Act act, CancellationToken stop)
    {
        // Only the first request counts from submission; a later one answers a correction that the club itself sent.
        if (await db.MissingItems.AnyAsync(i => i.ProjectId == project.Id && i.AskedAt < act.At, stop)) return false;
        return await FromPack("notice", project, project.SubmittedAt!.Value, stop) is { } lastDay && act.At >= lastDay;
    }

    private async Task<DateTimeOffset?> ConditionDate(Project project, CancellationToken stop)
    {
        var pack = await packs.Of(project, stop);
        // An earlier session may have set another day, and one that is still open proposes days that bind nobody.
        var until = await db.SessionProjects.Where(p => p.ProjectId == project.Id && p.ConditionUntil != null)
            .Join(db.CommitteeSessions.Where(s => s.Status == "closed"), p =>
                p.SessionId, s => s.Id, (p, s) => new { p.ConditionUntil, s.ClosedAt })
            .OrderByDescending(r => r.ClosedAt).Select(r => r.ConditionUntil).FirstOrDefaultAsync(stop);
        return until is { } day ? Deadline.EndOf(day, pack.Zone).Closes : null;
    }
}
