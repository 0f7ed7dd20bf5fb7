using Npgsql;

namespace ThreeForOne.Server.Features.Operations;

/// <summary>How far behind the work is: what waits, since when, what failed, and how late the seals are.</summary>
public sealed record OperatingFigures(
    long Waiting, double OldestSeconds, long Failed, long Incidents, double SealLagSeconds)
{
    /// <summary>Work that has been due for longer is late: the workers are down or cannot keep up.</summary>
    public static TimeSpan WorkAgeMax { get; } = TimeSpan.FromMinutes(5);

    public bool WorkIsLate => OldestSeconds > WorkAgeMax.TotalSeconds;

    public bool SealsAreLate => SealLagSeconds > OperationsPage.SealAgeMax.TotalSeconds;

    /// <summary>One question to the database, as the system, which sees all rows.</summary>
    public static async Task<OperatingFigures> Read(NpgsqlDataSource source, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await using var actor = new NpgsqlCommand("select set_config('app.org', $1, true)", connection)
        {
            Parameters = { new() { Value = Actor.System.Organisation.ToString() } },
        };
        await actor.ExecuteNonQueryAsync(stop);
        await using var command = new NpgsqlCommand("""
            select (select count(*) from outbox where done_at is null),
                   coalesce((select extract(epoch from clock_timestamp() - min(next_at)) from outbox
                              where done_at is null and next_at <= clock_timestamp()), 0)::float8,
                   (select count(*) from outbox where done_at is null and problem is not null),
                   (select count(*) from incident where resolved_at is null),
                   coalesce((select extract(epoch from clock_timestamp() - min(coalesce(j.inserted_at, a.inserted_at)))
                               from unsealed u
                               left join journal_entry j on u.item_kind = 'J' and j.id = u.item_id
                               left join audit_event a on u.item_kind = 'A' and a.id = u.item_id), 0)::float8
            """, connection);
        await using var row = await command.ExecuteReaderAsync(stop);
        await row.ReadAsync(stop);
        return new(row.GetInt64(0), row.GetDouble(1), row.GetInt64(2), row.GetInt64(3), row.GetDouble(4));
    }
}
