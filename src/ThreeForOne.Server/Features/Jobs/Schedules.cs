using Hangfire;
using ThreeForOne.Server.Features.AccountingPeriods;
using ThreeForOne.Server.Features.Closing;
using ThreeForOne.Server.Features.Clubs;
using ThreeForOne.Server.Features.Heads;
using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.Retention;
using ThreeForOne.Server.Features.Tasks;

namespace ThreeForOne.Server.Features.Jobs;

/// <summary>Tells the scheduler what recurs. The rows decide what there is to do; this only wakes who looks.</summary>
public sealed class Schedules(IRecurringJobManager jobs) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        jobs.AddOrUpdate<TimerSweep>("timers", sweep => sweep.Run(CancellationToken.None), Cron.Minutely());
        jobs.AddOrUpdate<OpenComingPeriods>("periods", periods => periods.Run(CancellationToken.None), Cron.Daily());
        jobs.AddOrUpdate<WriteHead>("heads", write => write.Run(CancellationToken.None), Cron.Daily());
        jobs.AddOrUpdate<PostEarlierReturns>(
            "earlier-returns", returns => returns.Run(CancellationToken.None), Cron.Daily());
        jobs.AddOrUpdate<RemindOfDeadlines>(
            "reminders", remind => remind.Run(CancellationToken.None), Cron.Hourly());
        // Seven in the morning in Mexico City.
        jobs.AddOrUpdate<WriteDigests>("digests", digests => digests.Run(CancellationToken.None), Cron.Daily(13));
        jobs.AddOrUpdate<RemindClubs>("clubs", remind => remind.Run(CancellationToken.None), Cron.Daily(12));
        jobs.AddOrUpdate<EraseExpired>("retention", erase => erase.Run(CancellationToken.None), Cron.Daily(3));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
