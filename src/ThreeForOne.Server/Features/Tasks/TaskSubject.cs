using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Funding;

namespace ThreeForOne.Server.Features.Tasks;

/// <summary>
/// What a task is about beyond the project: the deposit, payment, invoice, account or report to be decided on.
/// </summary>
public sealed class TaskSubject(Database db, EvidenceUses uses)
{
    /// <summary>Null for a reader who sees the project and not what is decided on: a federation, of money.</summary>
    public async Task<IReadOnlyList<(Bilingual Key, Bilingual Value)>?> Of(WorkItem task, CancellationToken stop)
    {
        var subject = await db.ProcessInstances.Where(i => i.Id == task.InstanceId).Select(i => i.SubjectId)
            .SingleAsync(stop);
        return task.ElementId switch
        {
            "confirm_deposit" => await Deposit(subject, stop),
            "approve_reversal" => await Reversal(subject, stop),
            "confirm_yield" => await Of(db.ProjectYields.Where(y => y.Id == subject), Yield, stop),
            "close" => await Earned(task.ProjectId, stop),
            "approve_payment" => await Of(db.Payments.Where(p => p.Id == subject), Payment, stop),
            "accept_expense" => await Of(db.Expenses.Where(e => e.Id == subject), Expense, stop),
            "order" => await Of(db.Ministrations.Where(m => m.Id == subject), Ministration, stop),
            "confirm_account" => await Of(db.RegisteredAccounts
                .Where(a => a.ProjectId == task.ProjectId).OrderByDescending(a => a.RecordedAt), Account, stop),
            "assent" => await Of(db.RegisteredAccounts
                .Where(a => a.ProjectId == task.ProjectId && a.Status == "confirmed"), Account, stop),
            "countersign" => await Of(db.ProgressReports
                .Where(r => r.ProjectId == task.ProjectId).OrderByDescending(r => r.Number), Report, stop),
            _ => [],
        };
    }

    private static async Task<IReadOnlyList<(Bilingual, Bilingual)>?> Of<T>(
        IQueryable<T> rows, Func<T, IReadOnlyList<(Bilingual, Bilingual)>> say, CancellationToken stop)
        where T : class => await rows.AsNoTracking().FirstOrDefaultAsync(stop) is { } row ? say(row) : null;

    private async Task<IReadOnlyList<(Bilingual, Bilingual)>?> Reversal(Guid? subject, CancellationToken stop)
    {
        var reversal = await db.DepositReversals.AsNoTracking().SingleOrDefaultAsync(r => r.Id == subject, stop);
        if (reversal is null || await Deposit(reversal.DepositId, stop) is not { } deposit) return null;
        return [(new("Motivo de la reversión", "Reason of the reversal"), Same(reversal.Reason)), .. deposit];
    }

    private async Task<IReadOnlyList<(Bilingual, Bilingual)>?> Deposit(Guid? subject, CancellationToken stop) =>
        await db.Deposits.AsNoTracking().SingleOrDefaultAsync(d => d.Id == subject, stop) is { } deposit
            ? await Deposit(deposit, stop) : null;

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
