using ThreeForOne.Server.Features.Demo;
using static ThreeForOne.Server.Features.Demo.DemoPeople;
using ThreeForOne.Server.Features.Papers;

namespace ThreeForOne.Server.Features.SelfTest;

/// <summary>
/// The second half of the story: the account, the agreement, the money in, the works, the money out, the closing.
/// </summary>
public sealed class MoneyActs(Cast cast, Func<DateOnly> today)
{
    /// <summary>Which project of the story it is: its deposits have references of their own.</summary>
    public int Series { get; init; } = 1;

    private string FirstWire => $"WIRE-{2101 + 100 * Series}";

    private string SecondWire => $"WIRE-{2102 + 100 * Series}";

    public async Task RegisterAccount(CancellationToken stop)
    {
        await EnterAccount(stop);
        await cast.Decide(Reconciler, "confirm_account", "confirm", "Cotejada con el estado de cuenta", stop);
    }

    /// <summary>One person enters the account; it waits for another.</summary>
    public async Task EnterAccount(CancellationToken stop)
    {
        await cast.Fill(TreasuryClerk, "register_account", stop,
            ("Clabe", "032180000118359719"), ("Bank", "IXE"), ("Holder", "Fideicomiso Tres por Uno Zacatecas"),
            ("Reference", "POZO DURAZNO"),
            ("Reason", "Contrato de apertura de la cuenta"));
    }

    public async Task Assent(CancellationToken stop, DemoPerson? president = null)
    {
        foreach (var person in new[] { president ?? ClubPresident, FederalSigner, StateSigner, MunicipalSigner })
            await cast.Decide(person, "assent", "assent", "Conforme; el papel firmado queda en nuestra oficina", stop);
    }

    /// <summary>
    /// The club wires dollars that arrive short, completes them with a little too much; governments in their order.
    /// </summary>
    public async Task Fund(string amount, CancellationToken stop)
    {
        await FundInPart(amount, stop);
        await FundTheRest(amount, stop);
    }

    public async Task FundInPart(string amount, CancellationToken stop)
    {
        await Government(MunicipalSigner, "municipal", amount, $"MUN-{Series:D4}", stop);
        await Deposit("club", "299,644.00", FirstWire, stop,
            ("Deposit.Sent", "16,300.00"), ("Deposit.Fee", "15.00"), ("Deposit.Rate", "18.4"));
        var treasurer = await cast.As(ClubTreasurer, stop);
        await treasurer.Open($"/projects/{cast.Project}", stop);
        if (!treasurer.Page.Body!.TextContent.Contains("356.00", StringComparison.Ordinal))
            throw new SelfTestFailed("The project's page does not say that 356.00 of the club's money is missing.");
    }

    /// <summary>A credit comes into the account and nobody knows yet for what; returns its page.</summary>
    public async Task<string> RecordCredit(string amount, string reference, CancellationToken stop)
    {
        var clerk = await cast.As(TreasuryClerk, stop);
        await clerk.Open("/bank-lines", stop);
        await clerk.Send("[name='Line.Clabe']", stop, null,
        [
            ("Line.Clabe", "032180000118359719"), .. Cast.Date("Line.ValueDate", today()), ("Line.Received", amount),
            ("Line.BankReference", reference), ("Line.Payer", "Familia Robles, Aurora, Illinois"),
        ]);
        return clerk.At.AbsolutePath;
    }

    public async Task FundTheRest(string amount, CancellationToken stop)
    {
        await Deposit("club", "400.00", SecondWire, stop);
        await Government(StateSigner, "state", amount, $"EST-{Series:D4}", stop);
        await Government(FederalSigner, "federal", amount, $"FED-{Series:D4}", stop);
    }

    public async Task StartWorks(CancellationToken stop) => await cast.Fill(Executor, "start_works", stop,
    [
        ("Contractor", "Perforaciones del Cañón, S.A. de C.V."), ("Contract", "1,160,000.00"),
        ("Advance", "348,000.00"),
        .. Cast.Date("CommitteeFormed", today()), ("Reason", "Contrato OP-JAL-014, fianza 88-1203"),
    ]);

    public async Task Pay(string amount, string concept, CancellationToken stop)
    {
        await Order(amount, concept, stop);
        await Approve(stop);
    }

    public async Task Order(string amount, string concept, CancellationToken stop)
    {
        var orderer = await cast.As(PaymentOrderer, stop);
        await orderer.Open($"/projects/{cast.Project}/money", stop);
        await orderer.Send("[name='Payment.Amount']", stop, null,
            ("Payment.Amount", amount), ("Payment.Payee", "Perforaciones del Cañón, S.A. de C.V."),
            ("Payment.PayeeClabe", "032180000118359719"), ("Payment.Concept", concept));
    }

    public async Task Approve(CancellationToken stop)
    {
        await cast.Decide(FirstApprover, "approve_payment", "approve", "Procede conforme al contrato", stop);
        await cast.Decide(SecondApprover, "approve_payment", "approve", "Revisado, procede", stop);
    }

    public async Task ProveSpending(string amount, string invoice, CancellationToken stop)
    {
        var executor = await cast.As(Executor, stop);
        await executor.Open($"/projects/{cast.Project}/progress", stop);
        var line = executor.Page.QuerySelectorAll("select[name='Expense.Line'] option")
            .Select(o => o.GetAttribute("value")).First(v => !string.IsNullOrEmpty(v))!;
        await executor.Send(
            "[name='Expense.Amount']", stop,
            new Upload("Invoice", "factura.pdf", "application/pdf",
                PlainPdf.Of(invoice)),
            ("Expense.Line", line), ("Expense.Supplier", "Perforaciones del Cañón, S.A. de C.V."),
            ("Expense.InvoiceUuid", invoice), ("Expense.Amount", amount));
        await cast.Decide(
            Reconciler, "accept_expense", "accept", "Factura vigente y por el concepto del contrato", stop);
    }

    public async Task Progress(int percent, string narrative, CancellationToken stop)
    {
        await cast.Fill(Executor, "progress", stop,
            ("Percent", percent.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("Narrative", narrative));
        await cast.Decide(WorksCommittee, "countersign", "countersign", "Lo vimos en la obra", stop);
    }

    public async Task HandOver(CancellationToken stop)
    {
        await cast.Decide(WorksCommittee, "hand_over", "assent", "La obra se recibe completa", stop);
        await cast.Decide(ClubPresident, "hand_over", "assent", "El club la recibe con gusto", stop);
    }

    /// <summary>What the account earned: recorded by the treasury, confirmed by another person.</summary>
    public async Task Earn(string amount, string reference, CancellationToken stop)
    {
        await RecordYield(amount, reference, stop);
        await ConfirmYield(stop);
    }

    public async Task RecordYield(string amount, string reference, CancellationToken stop)
    {
        var clerk = await cast.As(TreasuryClerk, stop);
        await clerk.Open($"/projects/{cast.Project}/money", stop);
        await clerk.Send("[name='Yield.Amount']", stop, null,
        [
            ("Yield.Amount", amount), .. Cast.Date("Yield.ValueDate", today()), ("Yield.BankReference", reference),
        ]);
    }

    public Task ConfirmYield(CancellationToken stop) =>
        cast.Decide(Reconciler, "confirm_yield", "confirm", "Aparecen en el estado de cuenta", stop);

    public Task Close(CancellationToken stop) =>
        cast.Fill(Technician, "close", stop, ("Reason", "Cuenta conciliada al centavo"));

    /// <summary>A government orders its share, and it arrives.</summary>
    public async Task Government(
        DemoPerson signer, string party, string amount, string reference, CancellationToken stop)
    {
        await cast.Decide(signer, "order", "order", "Se ordena la ministración de nuestra parte", stop);
        await Deposit(party, amount, reference, stop);
    }

    /// <summary>A deposit arrives: recorded by one, confirmed by another.</summary>
    public async Task Deposit(
        string party, string amount, string reference, CancellationToken stop, params (string, string)[] dollars)
    {
        await RecordDeposit(party, amount, reference, stop, dollars);
        await cast.Decide(Reconciler, "confirm_deposit", "confirm", "Aparece en el estado de cuenta", stop);
    }

    public async Task RecordDeposit(
        string party, string amount, string reference, CancellationToken stop, params (string, string)[] dollars)
    {
        var clerk = await cast.As(TreasuryClerk, stop);
        await clerk.Open($"/projects/{cast.Project}/money", stop);
        await clerk.Send("[name='Deposit.Received']", stop, null,
        [
            ("Deposit.Party", party), ("Deposit.Received", amount), .. Cast.Date("Deposit.ValueDate", today()),
            ("Deposit.BankReference", reference),
            ("Deposit.Payer", party == "club" ? "Envíos Güero, por cuenta del Club El Durazno" : ""), .. dollars,
        ]);
    }
}
