using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ThreeForOne.Server.Features.Jobs;

/// <summary>
/// Every second numbers and chains the entries and audit events that have committed. One seals at a time, whatever the
/// number of nodes; the others find the lock taken and leave.
/// </summary>
public sealed partial class Sealer(IServiceScopeFactory scopes, ILogger<Sealer> log) : BackgroundService
{
    private const int BatchMax = 1_000;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (await second.WaitForNextTickAsync(stoppingToken))
            try
            {
                await SealAll(scopes, stoppingToken);
            }
            catch (Exception e) when (
                e is NpgsqlException or InvalidOperationException && !stoppingToken.IsCancellationRequested)
            {
                Late(log, e);
            }
    }

    /// <summary>What the last second brought is sealed before we leave; else `verify` would find it waiting.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await SealAll(scopes, cancellationToken);
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException or OperationCanceledException)
        {
            Late(log, e);
        }
    }

    /// <summary>Seals everything that has committed by now.</summary>
    public static async Task SealAll(IServiceScopeFactory scopes, CancellationToken stop)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        while (true)
        {
            var sealed_ = await db.InTransaction<int>(Actor.System, "sealing", async _ =>
                (await db.Database.SqlQuery<int>($"select seal_pending({BatchMax}) as \"Value\"").ToListAsync(stop))[0],
                    stop);
            if (sealed_.Value < BatchMax) return;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Sealing failed; it is tried again.")]
    private static partial void Late(ILogger log, Exception e);
}
