using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Funding;

namespace ThreeForOne.Server.Features.Tasks;

/// <summary>
/// What a task is about beyond the project: the deposit, payment, invoice, account or report to be decided on.
/// </summary>
public sealed class TaskSubject(Database db, EvidenceUses uses)
{
    public async Task<IReadOnlyList<(Bilingual Key, Bilingual Value)>> Of(WorkItem task, CancellationToken stop)
    {
        var subject = await db.ProcessInstances.Where(i => i.Id == task.InstanceId).Select(i => i.SubjectId)
            .SingleAsync(stop);
        return task.ElementId switch
        {
            "confirm_deposit" => await Deposit(
                await db.Deposits.AsNoTracking().SingleAsync(d => d.Id == subject, stop), stop),
            "approve_reversal" => await Reversal(
                await db.DepositReversals.AsNoTracking().SingleAsync(r => r.Id == subject, stop), stop),
            "confirm_yield" => Yield(await db.ProjectYields.AsNoTracking().SingleAsync(y => y.Id == subject, stop)),
            "close" => await Earned(task.ProjectId, stop),
            "approve_payment" => Payment(await db.Payments.AsNoTracking().SingleAsync(p => p.Id == subject, stop)),
            "accept_expense" => Expense(await db.Expenses.AsNoTracking().SingleAsync(e => e.Id == subject, stop)),
            "order" => Ministration(await db.Ministrations.AsNoTracking().SingleAsync(m => m.Id == subject, stop)),
            "confirm_account" => Account(await db.RegisteredAccounts.AsNoTracking()
                .Where(a => a.ProjectId == task.ProjectId).OrderByDescending(a => a.RecordedAt).FirstAsync(stop)),
            "assent" => Account(await db.RegisteredAccounts.AsNoTracking()
                .SingleAsync(a => a.ProjectId == task.ProjectId && a.Status == "confirmed", stop)),
            "countersign" => Report(await db.ProgressReports.AsNoTracking()
                .Where(r => r.ProjectId == task.ProjectId).OrderByDescending(r => r.Number).FirstAsync(stop)),
            _ => [],
        };
    }

    private async Task<IReadOnlyList<(Bilingual, Bilingual)>> Reversal(DepositReversal r, CancellationToken stop) =>
    [
        (new("Motivo de la reversión", "Reason of the reversal"), Same(r.Reason)),
        .. await Deposit(await db.Deposits.AsNoTracking().SingleAsync(d => d.Id == r.DepositId, stop), stop),
    ];

    /// <summary>The deposit, and where else its paper was used, for whoever confirms.</summary>
    private async Task<IReadOnlyList<(Bilingual, Bilingual)>> Deposit(Deposit d, CancellationToken stop) =>
    [
        .. Facts(d),
        .. (await uses.Of(d.EvidenceSha256, d.Id, d.BankLineId, stop)).Select(use => (
            new Bilingual("El mismo comprobante ya se usó", "The same paper was used before"),
            new Bilingual(
                $"{use.Where.Spanish}, {Digits(use.Centavos)} MXN, {use.BankReference}",
                $"{use.Where.English}, {Digits(use.Centavos)} MXN, {use.BankReference}"))),
    ];

    private static List<(Bilingual, Bilingual)> Facts(Deposit d)
    {
        List<(Bilingual, Bilingual)> rows =
        [
            (new("Aporta", "Contributor"), PartyLabels.Of(d.Party)),
            (new("Quién envió", "Sender"), Same(d.Payer)),
            (new("Recibido en la cuenta, MXN", "Received in the account, MXN"), Pesos(d.AmountCentavos)),
            (new("Referencia del banco", "Bank reference"), Same(d.BankReference)),
            (new("Fecha valor", "Value date"), Day(d.ValueDate)),
        ];
        if (d is { SentCents: { } sent, FeeCents: { } fee, RateMillionths: { } rate })
        {
            var expected = new Rate(rate).Convert(Money.Usd(sent - fee), Currency.Mxn).Minor;
            rows.Add((new("Enviado menos comisión, US$", "Sent less fee, US$"),
                Same($"{MoneyText.Format(Money.Usd(sent))} - {MoneyText.Format(Money.Usd(fee))}")));
            rows.Add((new("Tipo de cambio", "Rate"), Same(new Rate(rate).ToString())));
            rows.Add((new("Diferencia contra lo esperado, MXN", "Difference from what was expected, MXN"),
                Same(Signed(d.AmountCentavos - expected))));
        }
        return rows;
    }

    private static List<(Bilingual, Bilingual)> Payment(Payment p) =>
    [
        (new("Monto, MXN", "Amount, MXN"), Pesos(p.AmountCentavos)),
        (new("Se paga a", "Payee"), Same(p.Payee)),
        (new("CLABE", "CLABE"), Same(p.PayeeClabe)),
        (new("Concepto", "For"), Same(p.Concept)),
    ];

    private static List<(Bilingual, Bilingual)> Yield(ProjectYield y) =>
    [
        (new("Rendimientos, MXN", "Yields, MXN"), Pesos(y.AmountCentavos)),
        (new("Referencia del banco", "Bank reference"), Same(y.BankReference)),
        (new("Fecha valor", "Value date"), Day(y.ValueDate)),
    ];

    private async Task<IReadOnlyList<(Bilingual, Bilingual)>> Earned(Guid project, CancellationToken stop)
    {
        var earned = await db.ProjectYields.Where(y => y.ProjectId == project && y.Status == "confirmed")
            .SumAsync(y => y.AmountCentavos, stop);
        return [(new("Rendimientos confirmados, MXN", "Confirmed yields, MXN"), Pesos(earned))];
    }

    private static List<(Bilingual, Bilingual)> Expense(Expense e) =>
    [
        (new("Proveedor", "Supplier"), Same(e.Supplier)),
        (new("Factura (UUID)", "Invoice (UUID)"), Same(e.InvoiceUuid.ToString().ToUpperInvariant())),
        (new("Importe, MXN", "Amount, MXN"), Pesos(e.AmountCentavos)),
    ];

    private static List<(Bilingual, Bilingual)> Ministration(Ministration m) =>
    [
        (new("Monto de su parte, MXN", "Your share, MXN"), Pesos(m.AmountCentavos)),
        (new("Debe depositarse a más tardar el", "To be deposited by"),
            Day(m.DueOn)),
    ];

    private static List<(Bilingual, Bilingual)> Account(RegisteredAccount a) =>
    [
        (new("CLABE", "CLABE"), Same(a.Clabe)),
        (new("Banco", "Bank"), Same(a.Bank)),
        (new("Titular", "Holder"), Same(a.Holder)),
        (new("Referencia del envío", "Reference for the wire"), Same(a.Reference)),
    ];

    private static List<(Bilingual, Bilingual)> Report(ProgressReport r) =>
    [
        (new("Informe", "Report"), Same(r.Number.ToString(CultureInfo.InvariantCulture))),
        (new("Avance físico", "Physical progress"), Same($"{r.PhysicalPercent} %")),
        (new("Gasto a la fecha, MXN", "Spent to date, MXN"), Pesos(r.SpentCentavos)),
        (new("Qué se hizo", "What was done"), Same(r.Narrative)),
    ];

    private static Bilingual Same(string words) => new(words, words);

    private static Bilingual Day(DateOnly day) =>
        new(new Texts(Language.Spanish).Date(day), new Texts(Language.English).Date(day));

    private static Bilingual Pesos(long centavos) => Same(Digits(centavos));

    private static string Digits(long centavos) => MoneyText.Format(Money.Mxn(centavos));

    private static string Signed(long centavos) =>
        centavos < 0 ? "-" + Digits(-centavos) : Digits(centavos);
}
