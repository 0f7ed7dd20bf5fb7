using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ThreeForOne.Server.Features.Jobs;

/// <summary>
/// A kind of outbox row, such as <c>document.render</c>, and the use case that it asks for, given the row's subject.
/// Running it twice is safe; an exception is tried again later.
/// </summary>
public sealed record OutboxKind(string Kind, Func<IServiceProvider, Guid, CancellationToken, Task> Handle);

/// <summary>
/// Takes rows from the outbox: leased, handled, done. NOTIFY wakes it; rows whose lease ran out are taken again, so a
/// killed process loses nothing. Leases and retries use elapsed real time, never the programme's clock.
/// </summary>
/// <remarks>
/// A machine's clock may jump, and a batch may take longer than its leases. So a row is also locked by the session that
/// handles it: whoever takes a lease too early finds the lock held, or the row done, and leaves it. A lease that ends
/// later than any lease can was made before the clock was set back, and counts as ended.
/// </remarks>
public sealed partial class OutboxWorker(
    IServiceScopeFactory scopes, NpgsqlDataSource source, ILogger<OutboxWorker> log) : BackgroundService
{
    private const int BatchMax = 8;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var ears = await source.OpenConnectionAsync(stoppingToken);
                await using (var listen = new NpgsqlCommand("listen outbox", ears))
                    await listen.ExecuteNonQueryAsync(stoppingToken);
                while (true)
                {
                    while (await TakeBatch(stoppingToken) > 0)
                    {
                    }
                    await ears.WaitAsync(Pause, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or InvalidOperationException or IOException)
            {
                Lost(log, e);
                await Task.Delay(Pause, stoppingToken);
            }
        }
    }

    /// <summary>Leases up to a batch of rows and handles each; returns how many it took.</summary>
    public async Task<int> TakeBatch(CancellationToken stop)
    {
        List<OutboxRow> rows;
        using (var scope = scopes.CreateScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<Database>();
            rows = await db.Outbox.FromSql(
                $"""
                update outbox set leased_until = clock_timestamp() + interval '60 seconds', attempts = attempts + 1
                where id in (select id from outbox where done_at is null and next_at <= clock_timestamp()
                             and (leased_until is null or leased_until < clock_timestamp()
                                  or leased_until > clock_timestamp() + interval '61 seconds')
                             order by next_at limit {BatchMax} for update skip locked)
                returning *
                """).AsNoTracking().ToListAsync(stop);
        }
        if (rows.Count == 0) return 0;
        await using var hands = await source.OpenConnectionAsync(stop);
        foreach (var row in rows)
        {
            if (!await Grip(hands, row.Id, stop)) continue;
            try
            {
                await HandleOne(row, stop);
            }
            finally
            {
                await LetGo(hands, row.Id);
            }
        }
        return rows.Count;
    }

    // True when nobody else handles the row and nobody has done it since it was leased.
    private static async Task<bool> Grip(NpgsqlConnection hands, Guid row, CancellationToken stop)
    {
        await using var grip = new NpgsqlCommand(
            "select pg_try_advisory_lock(hashtextextended($1::text, 5))", hands)
        {
            Parameters = { new() { Value = row } },
        };
        if (await grip.ExecuteScalarAsync(stop) is not true) return false;
        await using var ask = new NpgsqlCommand(
            "select exists (select from outbox where id = $1 and done_at is null)", hands)
        {
            Parameters = { new() { Value = row } },
        };
        if (await ask.ExecuteScalarAsync(stop) is true) return true;
        await LetGo(hands, row);
        return false;
    }

    // The connection goes back to the pool with its session, which would keep the lock; a lost one has let go.
    private static async Task LetGo(NpgsqlConnection hands, Guid row)
    {
        if (hands.State != System.Data.ConnectionState.Open) return;
        try
        {
            await using var release = new NpgsqlCommand(
                "select pg_advisory_unlock(hashtextextended($1::text, 5))", hands)
            {
                Parameters = { new() { Value = row } },
            };
            await release.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (NpgsqlException)
        {
        }
    }

    private async Task HandleOne(OutboxRow row, CancellationToken stop)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        try
        {
            var kind = scope.ServiceProvider.GetServices<OutboxKind>().First(k => k.Kind == row.Kind);
            await kind.Handle(scope.ServiceProvider, row.SubjectId, stop);
            await db.Database.ExecuteSqlAsync(
                $"""
                update outbox set done_at = clock_timestamp(), leased_until = null, problem = null where id = {row.Id}
                """, stop);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            if (e is TryLaterException) Waits(log, row.Kind, row.Id, e.Message);
            else Failed(log, row.Kind, row.Id, e);
            var wait = Math.Min(600, Math.Pow(2, row.Attempts));
            await db.Database.ExecuteSqlAsync(
                $"""
                update outbox set leased_until = null, problem = {e.Message},
                    next_at = clock_timestamp() + {wait} * interval '1 second' where id = {row.Id}
                """, stop);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The outbox lost its connection; it starts again.")]
    private static partial void Lost(ILogger log, Exception e);

    [LoggerMessage(LogLevel.Information, "Outbox row {Kind} {Id} waits: {Problem}")]
    private static partial void Waits(ILogger log, string kind, Guid id, string problem);

    [LoggerMessage(LogLevel.Error, "Outbox row {Kind} {Id} failed; it is tried again later.")]
    private static partial void Failed(ILogger log, string kind, Guid id, Exception e);
}
