using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Jobs;

/// <summary>
/// Fires the timers that have run out, by the programme's clock. Each in its own transaction, which locks the project
/// and looks again: several workers never act twice. A refused timer becomes an incident.
/// </summary>
public sealed class TimerSweep(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int BatchMax = 200;

    /// <summary>Returns how many fired.</summary>
    public async Task<int> Run(CancellationToken stop)
    {
        var fired = 0;
        foreach (var id in await Due(stop))
        {
            using var scope = scopes.CreateScope();
            var db = scope.ServiceProvider.GetRequiredService<Database>();
            var processes = scope.ServiceProvider.GetRequiredService<Processes>();
            var result = await db.InTransaction<bool>(
                Actor.System, "Venció el plazo", act => processes.Fire(id, act, stop), stop);
            if (result.TryGet(out var did, out var refusal)) fired += did ? 1 : 0;
            else await Raise(id, refusal, stop);
        }
        return fired;
    }

    private async Task<List<Guid>> Due(CancellationToken stop)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        var now = clock.GetUtcNow();
        return await db.Reading(Actor.System, () => db.Timers
            .Where(t => t.Status == "waiting" && t.FiresAt <= now
                && !db.Incidents.Any(i => i.Source == "timer:" + t.Id && i.ResolvedAt == null))
            .OrderBy(t => t.FiresAt).Take(BatchMax).Select(t => t.Id).ToListAsync(stop), stop);
    }

    private async Task Raise(Guid timerId, Refusal refusal, CancellationToken stop)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        await db.InTransaction<bool>(Actor.System, refusal.Code, async act =>
        {
            var timer = await db.Timers.SingleAsync(t => t.Id == timerId, stop);
            db.Incidents.Add(new Incident
            {
                Id = db.NewId(), InstanceId = timer.InstanceId, ProjectId = timer.ProjectId,
                Source = "timer:" + timer.Id,
                Problem = refusal.Code, RaisedAt = act.At,
            });
            return true;
        }, stop);
    }
}
