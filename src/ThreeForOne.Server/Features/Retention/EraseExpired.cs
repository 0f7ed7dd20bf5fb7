using System.Text.Json.Nodes;
using ThreeForOne.Server.Features.DemoClock;
using ThreeForOne.Server.Features.Operations;

namespace ThreeForOne.Server.Features.Retention;

/// <summary>
/// Daily erases what is kept no longer, a transaction a rule, and reports each: how much, older than when, or why not.
/// </summary>
public sealed class EraseExpired(
    IEnumerable<RetentionRule> rules, IServiceScopeFactory scopes, TimeProvider clock, RealTime real)
{
    public async Task Run(CancellationToken stop)
    {
        foreach (var rule in rules)
        {
            var now = (rule.ByRealTime ? real.Clock : clock).GetUtcNow();
            var before = rule.Setting is { } setting ? now.AddDays(-Settings.DaysOf(setting)) : now;
            try
            {
                await Erase(rule, before, stop);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                // The next rule has its turn all the same; an operator sees this one on the page.
                await Report(rule, before, 0, problem.GetBaseException().GetType().Name, stop);
            }
        }
    }

    private async Task Erase(RetentionRule rule, DateTimeOffset before, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        var done = await db.InTransaction<bool>(Actor.System, "Retención de datos", async act =>
        {
            var erased = await rule.Erase(db, before, stop);
            db.RetentionReports.Add(Row(db, rule, act, before, erased, null));
            if (erased > 0)
                await db.Record("retention.erased", act, null, null, new JsonObject
                {
                    ["rule"] = rule.Code,
                    ["erased"] = erased,
                    ["before"] = before.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
                }, stop);
            return true;
        }, stop);
        if (done.IsRefusal) await Report(rule, before, 0, done.Refusal.Code, stop);
    }

    private async Task Report(
        RetentionRule rule, DateTimeOffset before, int erased, string problem, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        await db.InTransaction<bool>(Actor.System, "Retención de datos", act =>
        {
            db.RetentionReports.Add(Row(db, rule, act, before, erased, problem));
            return Task.FromResult<Result<bool>>(true);
        }, stop);
    }

    private static RetentionReport Row(
        Database db, RetentionRule rule, Act act, DateTimeOffset before, int erased, string? problem) => new()
        {
            Id = db.NewId(), RanAt = act.At, Rule = rule.Code, Before = before, Erased = erased, Problem = problem,
        };
}
