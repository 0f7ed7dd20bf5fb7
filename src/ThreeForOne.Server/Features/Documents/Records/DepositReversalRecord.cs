namespace ThreeForOne.Server.Features.Documents.Records;

/// <summary>A confirmed deposit that two people took back: it replaces the deposit's receipt. Centavos.</summary>
/// <param name="Replaces">The folio of the receipt that no longer stands.</param>
/// <param name="Money">The project's money after the reversal.</param>
public sealed record DepositReversalRecord(
    DocumentHead Head,
    ProjectPart Project,
    string Party,
    string Payer,
    Amount Reversed,
    long Applied,
    long SurplusTaken,
    string BankReference,
    Moment ValueDate,
    string Replaces,
    string Reason,
    long Pledged,
    long ReceivedToDate,
    long Missing,
    long Surplus,
    IReadOnlyList<PartyMoney> Money,
    IReadOnlyList<OfficeAct> Acts) : DocumentRecord(Head)
{
    public override DocumentType Kind => DocumentType.DepositReversal;
}
