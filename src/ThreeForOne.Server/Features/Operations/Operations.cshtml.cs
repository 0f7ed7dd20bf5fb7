using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.DemoClock;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.Retention;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Operations;

/// <summary>
/// What an administrator looks at first: problems that no user was told of, work that waits, seals that are late.
/// </summary>
public sealed class OperationsPage(
    Database db, ReadOperations read, RetryWork retry, ResolveIncident resolve, IEnumerable<RetentionRule> rules,
    RealTime real)
    : SignedInPage
{
    private const int RowsMax = 50;

    /// <summary>One a night, and two hours for it to finish.</summary>
    private static readonly TimeSpan BackupAgeMax = TimeSpan.FromHours(26);

    /// <summary>A seal older than this is late; `verify` says so too.</summary>
    public static TimeSpan SealAgeMax { get; } = TimeSpan.FromSeconds(60);

    public sealed record IncidentLine(Guid Id, string? Folio, string Source, string Problem, DateTimeOffset RaisedAt);

    public sealed record OutboxLine(string Kind, int Waiting, int Failed, string? Problem);

    public sealed record SealLine(long Sealed, long Unsealed, double OldestUnsealedSeconds);

    public IReadOnlyList<IncidentLine> Incidents { get; private set; } = [];
    public IReadOnlyList<OutboxLine> Outbox { get; private set; } = [];
    public SealLine Seals { get; private set; } = new(0, 0, 0);
    public long DatabaseBytes { get; private set; }

    public bool SealsAreLate => Seals.OldestUnsealedSeconds > SealAgeMax.TotalSeconds;

    public IReadOnlyList<FailedLine> Failed { get; private set; } = [];
    public IReadOnlyList<JobLine> Jobs { get; private set; } = [];
    public IReadOnlyList<TableLine> Tables { get; private set; } = [];
    public IReadOnlyList<ErasedLine> Erased { get; private set; } = [];
    public BackupRun? LastBackup { get; private set; }
    public (string Schema, string Server) Versions { get; private set; }

    [BindProperty]
    public string? Work { get; set; }

    [BindProperty]
    public string? WorkReason { get; set; }

    [BindProperty]
    public string? Incident { get; set; }

    [BindProperty]
    public string? IncidentReason { get; set; }

    /// <summary>Free space of the disk that the program runs on; the database's may be another.</summary>
    public static long FreeBytes => new DriveInfo(AppContext.BaseDirectory).AvailableFreeSpace;

    /// <summary>By real time: a backup's instant is the server's own, also in a demonstration.</summary>
    public bool BackupIsOld => LastBackup is { } last && real.Clock.GetUtcNow() - last.TakenAt > BackupAgeMax;

    public static string Program => typeof(OperationsPage).Assembly.GetName().Version!.ToString(3);

    public Bilingual RuleOf(string code) =>
        rules.FirstOrDefault(r => r.Code == code)?.What ?? new Bilingual(code, code);

    public async Task<IActionResult> OnPostRetry()
    {
        var id = Guid.TryParse(Work, out var work) ? work : Guid.Empty;
        return await After(await retry.Handle(id, WorkReason, Me, Stop), nameof(Work), nameof(WorkReason));
    }

    public async Task<IActionResult> OnPostResolve()
    {
        var id = Guid.TryParse(Incident, out var incident) ? incident : Guid.Empty;
        return await After(
            await resolve.Handle(id, IncidentReason, Me, Stop), nameof(Incident), nameof(IncidentReason));
    }

    private async Task<IActionResult> After(Result<bool> done, string which, string why)
    {
        if (!done.IsRefusal) return Redirect("/operations");
        Say(done.Refusal, done.Refusal is ReasonMissing ? why : which);
        await OnGet();
        return Page();
    }

    public Task OnGet() => db.Reading(Me, async () =>
    {
        Incidents = await db.Incidents.AsNoTracking().Where(i => i.ResolvedAt == null)
            .OrderByDescending(i => i.RaisedAt).Take(RowsMax)
            .Select(i => new IncidentLine(i.Id,
                db.Projects.Where(p => p.Id == i.ProjectId).Select(p => p.Folio).FirstOrDefault(), i.Source, i.Problem,
                i.RaisedAt))
            .ToListAsync(Stop);
        Outbox = await db.Outbox.AsNoTracking().Where(r => r.DoneAt == null).GroupBy(r => r.Kind).OrderBy(g => g.Key)
            .Select(g => new OutboxLine(g.Key, g.Count(), g.Count(r => r.Problem != null), g.Max(r => r.Problem)))
            .ToListAsync(Stop);
        Seals = (await db.Database.SqlQuery<SealLine>(
            $"""
            select coalesce((select max(seal_no) from seal), 0) as sealed, count(*) as unsealed,
                   coalesce(extract(epoch from clock_timestamp()
                       - min(coalesce(j.inserted_at, a.inserted_at))), 0)::float8 as oldest_unsealed_seconds
              from unsealed u
              left join journal_entry j on u.item_kind = 'J' and j.id = u.item_id
              left join audit_event a on u.item_kind = 'A' and a.id = u.item_id
            """).ToListAsync(Stop))[0];
        DatabaseBytes = (await db.Database.SqlQuery<long>(
            $"select pg_database_size(current_database()) as \"Value\"").ToListAsync(Stop))[0];
        Failed = await read.Failed(Stop);
        Tables = await read.LargestTables(Stop);
        Erased = await read.Erased(Stop);
        LastBackup = await read.LastBackup(Stop);
        Versions = await read.Versions(Stop);
        Jobs = read.Jobs();
        return true;
    }, Stop);
}
