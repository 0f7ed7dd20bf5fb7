using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.OfficeClosures;
using ThreeForOne.Server.Features.Programmes;

namespace ThreeForOne.Server.Features.ProjectProcess;

/// <summary>
/// A deadline: the first instant that is too late, and how it was counted; null where the committee set the day.
/// </summary>
public sealed record Due(DateTimeOffset Closes, DeadlineCount? Count)
{
    /// <summary>The count as the row keeps it.</summary>
    public string? Counted => Count is { } count ? CountedJson.Write(count) : null;
}

/// <summary>
/// When a step is due or a timer fires: the pack's days, counted in its zone by the days on which the offices work.
/// Null means that no day was set, so the step has no last day and the timer does not run.
/// </summary>
public sealed class Deadlines(Database db, Packs packs, OfficeCalendar calendar)
{
    /// <summary>A due date or timer named in process.bpmn.</summary>
    public async Task<Due?> Of(string name, Project project, Act act, CancellationToken stop) => name switch
    {
        // A notice that went out late cannot end in DESECHADA: the club cures without a clock against it.
        "cure" when await NoticeIsLate(project, act, stop) => null,
        "conditions" => await ConditionDate(project, stop),
        // Only where the deposit is matched does anything follow when its time is over.
        "deposit" when (await packs.Of(project, stop)).Base != MatchingBase.Deposit => null,
        // Nobody orders what is not known yet: where the deposit is matched, the days run once its time is over.
        "order" when (await packs.Of(project, stop)).Base == MatchingBase.Deposit =>
            await FromPack(name, project, (await FromPack("deposit", project, act.At, stop))?.Closes ?? act.At, stop),
        _ => await FromPack(name, project, act.At, stop),
    };

    /// <summary>What the project's rules set after an instant; null when they set nothing under that name.</summary>
    public async Task<Due?> FromPack(string name, Project project, DateTimeOffset from, CancellationToken stop)
    {
        var pack = await packs.Of(project, stop);
        if (pack.Deadline(name) is not { } rule) return null;
        var count = await calendar.After(from, rule, project, pack.Zone, stop);
        return new(count.Closes, count);
    }

    /// <summary>Was the request for missing items that is made at this act notified after its last day?</summary>
    public async Task<bool> NoticeIsLate(Project project, Act act, CancellationToken stop)
    {
        // Only the first request counts from submission; a later one answers a correction that the club itself sent.
        if (await db.MissingItems.AnyAsync(i => i.ProjectId == project.Id && i.AskedAt < act.At, stop)) return false;
        return await FromPack("notice", project, project.SubmittedAt!.Value, stop) is { } notice
            && act.At >= notice.Closes;
    }

    private async Task<Due?> ConditionDate(Project project, CancellationToken stop)
    {
        var pack = await packs.Of(project, stop);
        // An earlier session may have set another day, and one that is still open proposes days that bind nobody.
        var until = await db.SessionProjects.Where(p => p.ProjectId == project.Id && p.ConditionUntil != null)
            .Join(db.CommitteeSessions.Where(s => s.Status == "closed"), p =>
                p.SessionId, s => s.Id, (p, s) => new { p.ConditionUntil, s.ClosedAt })
            .OrderByDescending(r => r.ClosedAt).Select(r => r.ConditionUntil).FirstOrDefaultAsync(stop);
        return until is { } day ? new(Deadline.EndOf(day, pack.Zone).Closes, null) : null;
    }
}
