using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.OfficeClosures;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.Tasks.Letters;

namespace ThreeForOne.Server.Features.Tasks;

/// <summary>
/// Tells whoever has the turn that a last day comes near: three working days before it, and one. Each step is a
/// transaction that first marks it as told: run twice, or by two workers, nobody is told twice.
/// </summary>
public sealed class RemindOfDeadlines(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int BatchMax = 500;

    /// <summary>At this many working days left, or fewer, the reminder of that stage goes.</summary>
    private static readonly int[] DaysLeft = [3, 1];

    // A step that came yesterday is news still; a reminder of it would only be noise.
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    // Three working days, or one, are fewer calendar days than this, whatever the holidays: those further away wait.
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(12);
    private static readonly TimeSpan LastAhead = TimeSpan.FromDays(6);

    /// <summary>Returns how many steps somebody was reminded of.</summary>
    public async Task<int> Run(CancellationToken stop)
    {
        var reminded = 0;
        var after = Guid.Empty;
        while (await Near(after, stop) is { Count: > 0 } batch)
        {
            foreach (var task in batch) reminded += await Remind(task, stop) ? 1 : 0;
            after = batch[^1];
        }
        return reminded;
    }

    private async Task<List<Guid>> Near(Guid after, CancellationToken stop)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        var now = clock.GetUtcNow();
        var (opened, first, last) = (now - Fresh, now + Ahead, now + LastAhead);
        return await db.Reading(Actor.System, () => db.Tasks.AsNoTracking()
            .Where(t => t.Status == "open" && t.DueAt > now && t.OpenedAt <= opened && t.Id.CompareTo(after) > 0
                && ((t.Reminded == 0 && t.DueAt <= first) || (t.Reminded == 1 && t.DueAt <= last)))
            .OrderBy(t => t.Id).Take(BatchMax).Select(t => t.Id).ToListAsync(stop), stop);
    }

    private async Task<bool> Remind(Guid task, CancellationToken stop)
    {
        using var scope = scopes.CreateScope();
        var found = scope.ServiceProvider;
        var db = found.GetRequiredService<Database>();
        var result = await db.InTransaction<bool>(
            Actor.System, "Recordatorio de un plazo", act => Remind(found, db, task, act, stop), stop);
        return result.TryGet(out var did, out _) && did;
    }

    private static async Task<Result<bool>> Remind(
        IServiceProvider found, Database db, Guid id, Act act, CancellationToken stop)
    {
        var task = await db.Tasks.AsNoTracking().SingleAsync(t => t.Id == id, stop);
        var project = await db.Projects.AsNoTracking().SingleAsync(p => p.Id == task.ProjectId, stop);
        var facts = TaskFacts.Of(
            project, task, found.GetRequiredService<ProcessLibrary>().StepName(task.ElementId));
        var today = Deadline.DayOf(act.At, facts.Zone);
        var left = (await found.GetRequiredService<OfficeCalendar>().Of(project.StateCode, today, stop))
            .WorkingDaysBetween(today, Deadline.DayOf(task.DueAt!.Value.AddTicks(-1), facts.Zone));
        var stage = DaysLeft.Count(days => left <= days);
        if (stage == 0) return false;

        var isFirst = await db.Database.ExecuteSqlAsync(
            $"update task set reminded = {stage} where id = {id} and status = 'open' and reminded < {stage}",
            stop) == 1;
        if (!isFirst) return false;
        await db.AddMailToOffice(
            new DeadlineNear(facts, left), task.OrganisationId, RoleTable.HoldersOf(task.Role),
            new(Project: project.Id, Once: $"near/{id}/{stage}/{task.DueAt.Value.UtcTicks}"), act, stop);
        return true;
    }
}
