using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Retention;
using static ThreeForOne.Server.Features.Demo.DemoPeople;

namespace ThreeForOne.Browser.Tests;

/// <summary>The operators' page on a bad day: work that failed, an incident, a backup and what was erased.</summary>
public class OperationsTests(DemoSite site)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_of_a_bad_day_is_clean_and_its_forms_work()
    {
        await using var tour = new Tour(site);
        await BadDay();

        await tour.Look("operations-busy", Administrator, "/operations");
        await tour.Mistakes("operations-busy", Administrator, "/operations", "form[action$=Retry]");
        await tour.MustBeClean();
    }

    private async Task BadDay()
    {
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        await scope.ServiceProvider.GetRequiredService<EraseExpired>().Run(Stop);
        await db.InTransaction<bool>(Actor.System, "Respaldo", async act =>
        {
            db.Outbox.Add(new OutboxRow
            {
                Id = db.NewId(), Kind = "mail.send", SubjectId = db.NewId(), CreatedAt = act.At, Attempts = 6,
                NextAt = TimeProvider.System.GetUtcNow().AddHours(1), Problem = "The mail server does not answer",
            });
            db.Incidents.Add(new Incident
            {
                Id = db.NewId(), Source = "timer:agreement", Problem = "budget.short", RaisedAt = act.At,
            });
            db.BackupRuns.Add(new BackupRun
            {
                Id = db.NewId(), TakenAt = act.At, FinishedAt = act.At.AddSeconds(40), Folder = "/backups/2026-11-24",
                Tables = 76, Rows = 1_204_331, Bytes = 734_003_200, SealNo = 40_112, ManifestSha256 = new('a', 64),
            });
            await db.SaveChangesAsync(Stop);
            return true;
        }, Stop);
    }
}
