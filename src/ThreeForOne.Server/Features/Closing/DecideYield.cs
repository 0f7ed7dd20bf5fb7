using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Workflow;

namespace ThreeForOne.Server.Features.Closing;

/// <summary>Another person finds the yields on the bank statement too.</summary>
public sealed class ConfirmYield(Database db) : IEffect
{
    public static string Name => "yield.confirm";

    public Task<Result<IReadOnlyDictionary<string, FactValue>>> Run(EffectContext context, CancellationToken stop) =>
        YieldRuling.Decide(db, context, "confirmed", stop);
}

/// <summary>The bank statement does not show them: they count for nothing.</summary>
public sealed class RefuseYield(Database db) : IEffect
{
    public static string Name => "yield.refuse";

    public Task<Result<IReadOnlyDictionary<string, FactValue>>> Run(EffectContext context, CancellationToken stop) =>
        YieldRuling.Decide(db, context, "refused", stop);
}

internal static class YieldRuling
{
    public static async Task<Result<IReadOnlyDictionary<string, FactValue>>> Decide(
        Database db, EffectContext context, string status, CancellationToken stop)
    {
        var earned = await db.ProjectYields.SingleAsync(y => y.Id == context.Subject, stop);
        earned.Status = status;
        earned.DecidedBy = context.Act.By;
        earned.DecidedAt = context.Act.At;
        earned.Reason = context.Act.Reason;
        await db.Record("yield." + status, context.Act, context.Project.Id, earned.Id,
            new JsonObject { ["centavos"] = earned.AmountCentavos }, stop);
        return NoFacts.Done;
    }
}
