using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Committee;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Demo;

/// <summary>
/// A session worth looking at: forty projects that wait for the committee, and a session called for them. The clock's
/// page leads to its day.
/// </summary>
public sealed class DemoSession(
    Database db, DemoProposals proposals, CallSession call, Packs packs, WorkingCalendar calendar, TimeProvider clock)
{
    private const string Place = "Palacio de Gobierno, Zacatecas";

    /// <summary>Plays it in a scope of its own; for a new demonstration.</summary>
    public static async Task Load(IServiceProvider services, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoSession>().Call(DemoWorks.All, stop);
    }

    /// <summary>Projects of these works up to their opinions, and the earliest session called for them.</summary>
    public async Task<(Guid Session, DateOnly HeldOn, IReadOnlyList<Guid> Projects)> Call(
        IReadOnlyList<DemoWork> works, CancellationToken stop)
    {
        var edition = await db.Reading(Actor.System, () => db.Editions.AsNoTracking().OrderBy(e => e.FiscalYear)
            .Select(e => e.Id).FirstAsync(stop), stop);
        var projects = await proposals.Opined(edition, works, stop);
        var pack = await db.Reading(Actor.System, () => packs.OfEdition(edition, stop), stop);
        var today = MexicoCity.Day(clock.GetUtcNow());
        var day = pack.Deadline("call") is { } notice ? calendar.LastDay(today, notice.Days, notice.Kind) : today;
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) day = day.AddDays(1);
        var called = await call.Handle(
            new(edition, day, Place, projects), $"demo/session/{day:O}", DemoPeople.Secretary.Actor, stop);
        return called.IsRefusal ? throw new InvariantBrokenException(called.Refusal.Say.English)
            : (called.Value, day, projects);
    }
}
