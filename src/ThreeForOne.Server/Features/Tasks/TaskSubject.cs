using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Tasks;

/// <summary>
/// What a task is about beyond the project: the deposit, payment, invoice, account or report to be decided on.
/// </summary>
public sealed class TaskSubject(Database db)
{
    public async Task<IReadOnlyList<(Bilingual Key, string Value)>> Of(WorkItem task, CancellationToken stop)
    {
        var subject = await db.ProcessInstances.Where(i => i.Id == task.InstanceId).Select(i => i.SubjectId)
            .SingleAsync(stop);
        return task.ElementId switch
        {
            "confirm_deposit" => Deposit(await db.Deposits.AsNoTracking().SingleAsync(d => d.Id == subject, stop)),
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

    private static List<(Bilingual, string)> Deposit(Deposit d)
    {
        List<(Bilingual, string)> rows =
        [
            (new("Aporta", "Contributor"), PartyLabels.Of(d.Party).Spanish),
            (new("Recibido en la cuenta, MXN", "Received in the account, MXN"), Pesos(d.AmountCentavos)),
            (new("Referencia del banco", "Bank reference"), d.BankReference),
            (new("Fecha valor", "Value date"), d.ValueDate.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)),
        ];
        if (d is { SentCents: { } sent, FeeCents: { } fee, RateMillionths: { } rate })
        {
            var expected = new Rate(rate).Convert(Money.Usd(sent - fee), Currency.Mxn).Minor;
            rows.Add((new("Enviado menos comisión, US$", "Sent less fee, US$"),
                $"{MoneyText.Format(Money.Usd(sent))} - {MoneyText.Format(Money.Usd(fee))}"));
            rows.Add((new("Tipo de cambio", "Rate"), new Rate(rate).ToString()));
            rows.Add((new("Diferencia contra lo esperado, MXN", "Difference from what was expected, MXN"),
                Signed(d.AmountCentavos - expected)));
        }
        return rows;
    }

    private static List<(Bilingual, string)> Payment(Payment p) =>
    [
        (new("Monto, MXN", "Amount, MXN"), Pesos(p.AmountCentavos)),
        (new("Se paga a", "Payee"), p.Payee),
        (new("CLABE", "CLABE"), p.PayeeClabe),
        (new("Concepto", "For"), p.Concept),
    ];

    private static List<(Bilingual, string)> Expense(Expense e) =>
    [
        (new("Proveedor", "Supplier"), e.Supplier),
        (new("Factura (UUID)", "Invoice (UUID)"), e.InvoiceUuid.ToString().ToUpperInvariant()),
        (new("Importe, MXN", "Amount, MXN"), Pesos(e.AmountCentavos)),
    ];

    private static List<(Bilingual, string)> Ministration(Ministration m) =>
    [
        (new("Monto de su parte, MXN", "Your share, MXN"), Pesos(m.AmountCentavos)),
        (new("Debe depositarse a más tardar el", "To be deposited by"),
            m.DueOn.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)),
    ];

    private static List<(Bilingual, string)> Account(RegisteredAccount a) =>
    [
        (new("CLABE", "CLABE"), a.Clabe),
        (new("Banco", "Bank"), a.Bank),
        (new("Titular", "Holder"), a.Holder),
        (new("Referencia del envío", "Reference for the wire"), a.Reference),
    ];

    private static List<(Bilingual, string)> Report(ProgressReport r) =>
    [
        (new("Informe", "Report"), r.Number.ToString(CultureInfo.InvariantCulture)),
        (new("Avance físico", "Physical progress"), $"{r.PhysicalPercent} %"),
        (new("Gasto a la fecha, MXN", "Spent to date, MXN"), Pesos(r.SpentCentavos)),
        (new("Qué se hizo", "What was done"), r.Narrative),
    ];

    private static string Pesos(long centavos) => MoneyText.Format(Money.Mxn(centavos));

    private static string Signed(long centavos) =>
        centavos < 0 ? "-" + Pesos(-centavos) : Pesos(centavos);
}
