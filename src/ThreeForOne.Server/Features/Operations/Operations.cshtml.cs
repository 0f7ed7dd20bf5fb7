using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Operations;

/// <summary>
/// What an administrator looks at first: problems that no user was told of, work that waits, seals that are late.
/// </summary>
public sealed class OperationsPage(Database db) : SignedInPage
{
    private const int RowsMax = 50;

    /// <summary>A seal older than this is late; `verify` says so too.</summary>
    public static TimeSpan SealAgeMax { get; } = TimeSpan.FromSeconds(60);

    public sealed record IncidentLine(string? Folio, string Source, string Problem, DateTimeOffset RaisedAt);

    public sealed record OutboxLine(string Kind, int Waiting, int Failed, string? Problem);

    public sealed record SealLine(long Sealed, long Unsealed, double OldestUnsealedSeconds);

    public IReadOnlyList<IncidentLine> Incidents { get; private set; } = [];
    public IReadOnlyList<OutboxLine> Outbox { get; private set; } = [];
    public SealLine Seals { get; private set; } = new(0, 0, 0);
    public long DatabaseBytes { get; private set; }

    public bool SealsAreLate => Seals.OldestUnsealedSeconds > SealAgeMax.TotalSeconds;

    public Task OnGet() => db.Reading(Me, async () =>
    {
        Incidents = await db.Incidents.AsNoTracking().Where(i => i.ResolvedAt == null)
            .OrderByDescending(i => i.RaisedAt).Take(RowsMax)
            .Select(i => new IncidentLine(
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
        return true;
    }, Stop);
}
