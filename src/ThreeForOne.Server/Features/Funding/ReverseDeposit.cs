using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Documents;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Workflow;

namespace ThreeForOne.Server.Features.Funding;

/// <summary>
/// A second person agreed: each entry of the deposit is reversed in both books, a government's share can be paid again,
/// and the part of the bank line waits to be explained once more. A funded project whose works have not begun waits for
/// its deposits again.
/// </summary>
public sealed class ReverseDeposit(
    Database db, ReversalRules rules, ProjectMoney money, EffectiveDates dates, TellDeposit tellParty,
    IServiceProvider services) : IEffect
{
    public static string Name => "deposit.reverse";

    private static readonly string[] Kinds = ["deposit_received", "surplus_held", "pay_budget"];

    public async Task<Result<IReadOnlyDictionary<string, FactValue>>> Run(EffectContext context, CancellationToken stop)
    {
        var (project, act) = (context.Project, context.Act);
        var reversal = await db.DepositReversals.SingleAsync(r => r.Id == context.Subject, stop);
        var deposit = await db.Deposits.SingleAsync(d => d.Id == reversal.DepositId, stop);
        if (await rules.Problem(project, deposit, stop) is { } refusal) return refusal;

        reversal.Decide("approved", act);
        await db.SaveChangesAsync(stop);
        deposit.Status = "reversed";
        var ministration = await db.Ministrations
            .SingleOrDefaultAsync(m => m.ProjectId == project.Id && m.Party == deposit.Party, stop);
        if (ministration is not null) ministration.Status = "ordered";
        await db.Record("deposit.reversed", act, project.Id, deposit.Id, new JsonObject
        {
            ["party"] = deposit.Party, ["applied"] = deposit.AppliedCentavos, ["surplus"] = deposit.SurplusCentavos,
        }, stop);

        var today = await dates.Of(project, act, stop);
        foreach (var entry in await EntriesOf(deposit, ministration?.Id, stop))
            await db.Post(await Mirror(entry.Id, stop),
                new EntryOf($"{context.Key}/{entry.Kind}", project.EditionId, project.Id, deposit.Id, today)
                {
                    Reverses = entry.Id,
                }, act, stop);
        await tellParty.Reversed(project, deposit, reversal.Reason, act, stop);
        return await WaitAgain(project, act, stop) is { } tooLate ? tooLate : NoFacts.Done;
    }

    private async Task<Refusal?> WaitAgain(Project project, Act act, CancellationToken stop)
    {
        if (project.State != "FONDEADA") return null;
        var missing = (await money.Of(project.Id, stop)).Where(s => s.Receivable > 0).ToList();
        if (missing.Count == 0) return null;
        await db.Record("project.funds_missing", act, project.Id, project.Id, new JsonObject
        {
            ["state_before"] = project.State,
            ["missing"] = new JsonObject(
                missing.Select(s => KeyValuePair.Create(s.Party, (JsonNode?)s.Receivable))),
        }, stop);
        var processes = services.GetRequiredService<Processes>();
        return (await processes.Tell(project, "project.funds_missing", act, stop)).Refusal;
    }

    /// <summary>
    /// The deposit's entries that stand; a budget payment of before this was kept names the ministration instead.
    /// </summary>
    private Task<List<JournalEntry>> EntriesOf(Deposit deposit, Guid? ministration, CancellationToken stop) =>
        db.JournalEntries.AsNoTracking().Where(e => Kinds.Contains(e.Kind)
                && (e.SubjectId == deposit.Id || (e.Kind == "pay_budget" && e.SubjectId == ministration))
                && !db.JournalEntries.Any(r => r.Reverses == e.Id))
            .OrderBy(e => e.Seq).ToListAsync(stop);

    private async Task<EntryDraft> Mirror(Guid entry, CancellationToken stop)
    {
        var lines = await db.JournalLines.AsNoTracking().Where(l => l.EntryId == entry).OrderBy(l => l.LineNo)
            .ToListAsync(stop);
        return new EntryDraft(EntryKind.Reversal, [.. lines.Select(l => new LineDraft(
            l.ScopeKind == "L" ? Scope.Line(l.ScopeId) : Scope.Share(l.ScopeId),
            Account.All.Single(a => a.Code == l.Account), -l.Centavos))]);
    }
}

/// <summary>The second person does not agree: the deposit stands.</summary>
public sealed class KeepDeposit(Database db) : IEffect
{
    public static string Name => "deposit.keep";

    public async Task<Result<IReadOnlyDictionary<string, FactValue>>> Run(EffectContext context, CancellationToken stop)
    {
        var reversal = await db.DepositReversals.SingleAsync(r => r.Id == context.Subject, stop);
        reversal.Decide("refused", context.Act);
        await db.Record("deposit.reversal_refused", context.Act, context.Project.Id, reversal.DepositId,
            new JsonObject(), stop);
        return NoFacts.Done;
    }
}

/// <summary>The deposit's receipt no longer stands; it names the reversal's document as its successor.</summary>
public sealed class CancelReceipt(Database db, CancelDocument cancel) : IEffect
{
    public static string Name => "deposit.cancel_receipt";

    public async Task<Result<IReadOnlyDictionary<string, FactValue>>> Run(EffectContext context, CancellationToken stop)
    {
        var reversal = await db.DepositReversals.SingleAsync(r => r.Id == context.Subject, stop);
        var receipt = await db.Documents
            .SingleAsync(d => d.SubjectId == reversal.DepositId && d.Type == "deposit_receipt", stop);
        var successor = await db.Documents
            .SingleAsync(d => d.SubjectId == reversal.Id && d.Type == "deposit_reversal", stop);
        await cancel.Handle(receipt, successor, context.Act, stop);
        return NoFacts.Done;
    }
}
