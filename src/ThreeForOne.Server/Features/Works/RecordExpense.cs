using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Funding;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Workflow;

namespace ThreeForOne.Server.Features.Works;

/// <summary>An invoice that proves spending on a budget line; the file is stored already, by its SHA-256.</summary>
public sealed record ExpenseEntry(
    Guid Line, string? Supplier, string? SupplierRfc, string? InvoiceUuid, Money Amount, byte[]? File);

/// <summary>Line, supplier, amount and the invoice's file are all needed.</summary>
public sealed record ExpenseIncomplete() : Refusal("expense.incomplete")
{
    public override Bilingual Say => new(
        "Elija el concepto, escriba el proveedor y un monto mayor que cero, y adjunte la factura.",
        "Choose the line, write the supplier and an amount above zero, and attach the invoice.");
}

/// <summary>Invoices can only prove what was paid.</summary>
public sealed record MoreThanWasPaid(long Centavos) : Refusal("expense.more_than_paid")
{
    public override Bilingual Say => new(
        $"Lo pagado y aún sin comprobar es {MoneyText.Format(Money.Mxn(Centavos))} MXN; la factura es por más.",
        $"What was paid and not yet proved is {MoneyText.Format(Money.Mxn(Centavos))} MXN; the invoice is for more.");
}

/// <summary>The executor records an invoice; a reconciler accepts or rejects it.</summary>
public sealed class RecordExpense(Database db, Processes processes, ProjectMoney money)
{
    public Task<Result<Guid>> Handle(
        Guid projectId, ExpenseEntry entry, string key, string reason, Actor who, CancellationToken stop) =>
        db.InTransaction<Guid>(who, reason, async act =>
        {
            if (!who.Roles.Contains("executor")) return new NotYourTurn("executor");
            if (await db.LockProject(projectId, stop) is not { } project) return new NoSuchProject();
            var payload = new JsonObject
            {
                ["project"] = projectId.ToString(), ["line"] = entry.Line.ToString(), ["centavos"] = entry.Amount.Minor,
                ["invoice"] = entry.InvoiceUuid,
            };
            return await db.Once("expense.record", key, payload, act, () => Record(project, entry, act, stop), stop);
        }, stop);

    private async Task<Result<Guid>> Record(Project project, ExpenseEntry entry, Act act, CancellationToken stop)
    {
        if (project.State is not ("EN_EJECUCION" or "TERMINADA" or "ENTREGADA"))
            return new TooLateForThat(project.State);
        if (entry.Amount.Minor <= 0 || string.IsNullOrWhiteSpace(entry.Supplier) || entry.File is null
            || !await db.ProjectLines.AnyAsync(
                l => l.Id == entry.Line && l.ProjectId == project.Id, stop)) return new ExpenseIncomplete();
        if (TextTooLong.Of(
            (entry.Supplier, 200, new("Proveedor", "Supplier")), (entry.SupplierRfc, 13, new("RFC", "RFC")))
            is { } tooLong) return tooLong;
        if (!CfdiUuid.Parse(entry.InvoiceUuid).TryGet(out var invoice, out var wrong)) return wrong;

        var proved = await db.Expenses.Where(e => e.ProjectId == project.Id && e.Status != "rejected")
            .SumAsync(e => e.AmountCentavos, stop);
        var open = (await money.Of(project.Id, stop)).Sum(s => s.Spent) - proved;
        if (entry.Amount.Minor > open) return new MoreThanWasPaid(open);

        var expense = new Expense
        {
            Id = db.NewId(), ProjectId = project.Id, LineId = entry.Line, Supplier = entry.Supplier.Trim(),
            SupplierRfc = string.IsNullOrWhiteSpace(entry.SupplierRfc) ? null : entry.SupplierRfc.Trim(),
            InvoiceUuid = invoice.Value,
            AmountCentavos = entry.Amount.Minor, FileSha256 = entry.File, RecordedBy = act.By, RecordedAt = act.At,
        };
        db.Expenses.Add(expense);
        await processes.TakeDuty(project, "expense_recorder", act, stop);
        await db.Record("expense.recorded", act, project.Id, expense.Id,
            new JsonObject { ["centavos"] = expense.AmountCentavos }, stop);
        var started = await processes.Start(project, "expense", expense.Id, act, stop);
        return started.IsRefusal ? started.Refusal : expense.Id;
    }
}

/// <summary>The invoice proves spending.</summary>
public sealed class AcceptExpense(Database db) : IEffect
{
    public static string Name => "expense.accept";

    public Task<Result<IReadOnlyDictionary<string, FactValue>>> Run(EffectContext context, CancellationToken stop) =>
        ExpenseRuling.Decide(db, context, "accepted", stop);
}

/// <summary>The invoice proves nothing; the reason is told to the executor.</summary>
public sealed class RejectExpense(Database db) : IEffect
{
    public static string Name => "expense.reject";

    public Task<Result<IReadOnlyDictionary<string, FactValue>>> Run(EffectContext context, CancellationToken stop) =>
        ExpenseRuling.Decide(db, context, "rejected", stop);
}

internal static class ExpenseRuling
{
    public static async Task<Result<IReadOnlyDictionary<string, FactValue>>> Decide(
        Database db, EffectContext context, string status, CancellationToken stop)
    {
        var expense = await db.Expenses.SingleAsync(e => e.Id == context.Subject, stop);
        expense.Status = status;
        expense.DecidedBy = context.Act.By;
        expense.DecidedAt = context.Act.At;
        expense.Reason = context.Act.Reason;
        await db.Record("expense." + status, context.Act, context.Project.Id, expense.Id,
            new JsonObject { ["centavos"] = expense.AmountCentavos }, stop);
        return NoFacts.Done;
    }
}
