namespace ThreeForOne.Server.Features.Documents.Records;

/// <summary>A confirmed deposit: what was sent, what the transfer cost, what arrived.</summary>
/// <param name="Fee">Same currency as <paramref name="Sent"/>; minor units.</param>
/// <param name="RateMillionths">MXN per unit sent, in millionths; absent when pesos were sent.</param>
/// <param name="Expected">(sent - fee) x rate, in centavos.</param>
/// <param name="Difference">Received less expected; may be negative.</param>
/// <param name="Money">The project's money after this deposit.</param>
/// <param name="Replaces">The receipt that this one succeeds, when one was reversed.</param>
public sealed record DepositReceipt(
    DocumentHead Head,
    ProjectPart Project,
    string Party,
    string Payer,
    Amount Sent,
    long Fee,
    long? RateMillionths,
    long Expected,
    Amount Received,
    long Difference,
    long Pledged,
    long ReceivedToDate,
    long Missing,
    long Surplus,
    string BankReference,
    Moment ValueDate,
    IReadOnlyList<PartyMoney> Money,
    IReadOnlyList<OfficeAct> Acts,
    string? Replaces) : DocumentRecord(Head)
{
    public override DocumentType Kind => DocumentType.DepositReceipt;
}

/// <summary>A government's order to pay its share into the project's account: devengado becomes ejercido.</summary>
/// <param name="BudgetLine">The line of the published envelope.</param>
public sealed record MinistrationOrder(
    DocumentHead Head,
    ProjectPart Project,
    string Party,
    string PartyName,
    Amount Ordered,
    string BudgetLine,
    Deadline Due,
    RegisteredAccount Account,
    string AgreementFolio,
    IReadOnlyList<OfficeAct> Acts) : DocumentRecord(Head)
{
    public override DocumentType Kind => DocumentType.MinistrationOrder;
}

/// <summary>An order to pay a supplier or the executor from the project's account.</summary>
/// <param name="Gross">Before deductions; centavos.</param>
/// <param name="Parties">How the payment falls on each party; centavos.</param>
public sealed record PaymentOrder(
    DocumentHead Head,
    ProjectPart Project,
    string Payee,
    string PayeeRfc,
    string PayeeClabe,
    string Concept,
    string? InvoiceUuid,
    long Gross,
    IReadOnlyList<Deduction> Deductions,
    Amount Net,
    IReadOnlyList<PartyCentavos> Parties,
    RegisteredAccount Account,
    IReadOnlyList<OfficeAct> Acts) : DocumentRecord(Head)
{
    public override DocumentType Kind => DocumentType.PaymentOrder;
}

/// <summary>What is held back from a payment, and by which clause; centavos.</summary>
public sealed record Deduction(Phrase Name, long Centavos, string? Clause = null);

/// <summary>A party and an amount in centavos.</summary>
public sealed record PartyCentavos(string Party, string Name, long Centavos);

/// <summary>
/// The end of a project's money: per party, received + yields = spent + returned, to the centavo.
/// <paramref name="Surplus"/> came above the shares, was never applied and goes back besides; centavos.
/// </summary>
public sealed record ClosingStatement(
    DocumentHead Head,
    ProjectPart Project,
    Amount Spent,
    Amount Returned,
    IReadOnlyList<ClosingLine> Lines,
    Deadline? ReturnDue,
    IReadOnlyList<OfficeAct> Acts,
    long Surplus = 0) : DocumentRecord(Head)
{
    public override DocumentType Kind => DocumentType.ClosingStatement;
}

/// <summary>One party's line; centavos. Public money returns as reintegro, a club's as devolución.</summary>
public sealed record ClosingLine(string Party, string Name, long Received, long Yields, long Spent, long Returned);
