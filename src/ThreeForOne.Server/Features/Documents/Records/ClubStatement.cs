namespace ThreeForOne.Server.Features.Documents.Records;

/// <summary>
/// A club's account of one year, in both currencies: what it pledged, sent, what fees took, what arrived and was
/// applied, held or returned. US$ in cents, MXN in centavos.
/// </summary>
/// <param name="Registration">Of the Toma de Nota.</param>
/// <param name="Lost">What fees, and the match that they would have brought, cost the towns; centavos.</param>
public sealed record ClubStatement(
    DocumentHead Head,
    string Club,
    string? Federation,
    string Registration,
    int Year,
    IReadOnlyList<StatementProject> Projects,
    StatementTotals Totals,
    long FeeCentavos,
    long Lost) : DocumentRecord(Head)
{
    public override DocumentType Kind => DocumentType.ClubStatement;
}

/// <summary>A project of the club in the year; centavos.</summary>
public sealed record StatementProject(
    string Folio, string Title, long Pledged, long Applied, long Missing, long Surplus, long Returned,
    IReadOnlyList<StatementDeposit> Deposits);

/// <summary>A deposit of the club: cents sent and taken, centavos received.</summary>
/// <param name="Status"><c>confirmed</c> or <c>reversed</c>; a reversed one counts for nothing.</param>
public sealed record StatementDeposit(
    string ValueDate, string BankReference, string Status, long? SentCents, long? FeeCents, long? RateMillionths,
    long Received, long Applied, long Surplus);

/// <summary>The year's totals of the deposits that stand.</summary>
public sealed record StatementTotals(
    long Pledged, long SentCents, long FeeCents, long Received, long Applied, long Surplus, long Returned);
