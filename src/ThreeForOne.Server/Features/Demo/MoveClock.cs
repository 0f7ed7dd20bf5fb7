using ThreeForOne.Server.Features.AccountingPeriods;
using ThreeForOne.Server.Features.DemoClock;
using ThreeForOne.Server.Features.Jobs;
using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.Tasks;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Demo;

/// <summary>The demonstration's clock only moves forward.</summary>
public sealed record ClockOnlyMovesForward(DateTimeOffset Now) : Refusal("clock.only_forward")
{
    public override Bilingual Say => new(
        "El reloj solo avanza. Elija una fecha posterior a la de ahora.",
        "The clock only moves forward. Choose a later date than now.");
}

/// <summary>Somebody moves the demonstration's clock on, and the deadlines that this passes run out at once.</summary>
public sealed class MoveClock(
    StoredClock clock, OpenComingPeriods periods, TimerSweep sweep, RemindOfDeadlines reminders, WriteDigests digests)
{
    private static readonly TimeOnly Morning = new(9, 0);

    /// <summary>Moves on by whole days; returns how many deadlines ran out.</summary>
    public Task<Result<int>> ByDays(int days, CancellationToken stop) => To(clock.GetUtcNow().AddDays(days), stop);

    /// <summary>Moves to nine in the morning of a day in Mexico City; returns how many deadlines ran out.</summary>
    public Task<Result<int>> ToDate(DateOnly day, CancellationToken stop) =>
        To(MexicoCity.Instant(day.ToDateTime(Morning)), stop);

    private async Task<Result<int>> To(DateTimeOffset instant, CancellationToken stop)
    {
        if (!await clock.Move(instant, stop)) return new ClockOnlyMovesForward(clock.GetUtcNow());

        await periods.Run(stop);
        // A fired timer may set another that has already run out.
        var fired = 0;
        while (await sweep.Run(stop) is var more and > 0) fired += more;
        await reminders.Run(stop);
        await digests.Run(stop);
        return fired;
    }
}
