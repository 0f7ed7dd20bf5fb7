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
                             and (leased_until is null or leased_until < clock_timestamp())
                             order by next_at limit {BatchMax} for update skip locked)
                returning *
                """).AsNoTracking().ToListAsync(stop);
        }
        foreach (var row in rows) await HandleOne(row, stop);
        return rows.Count;
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
            Failed(log, row.Kind, row.Id, e);
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

    [LoggerMessage(LogLevel.Error, "Outbox row {Kind} {Id} failed; it is tried again later.")]
    private static partial void Failed(ILogger log, string kind, Guid id, Exception e);
}
