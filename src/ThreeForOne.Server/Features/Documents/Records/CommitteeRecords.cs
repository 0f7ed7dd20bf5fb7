namespace ThreeForOne.Server.Features.Documents.Records;

/// <summary>The minutes of a committee session.</summary>
public sealed record Minutes(
    DocumentHead Head,
    SessionPart Session,
    Moment CalledAt,
    bool Quorum,
    IReadOnlyList<SectorPresence> Sectors,
    IReadOnlyList<RulingLine> Rulings,
    IReadOnlyList<EnvelopeLine> Envelopes,
    Amount Reserved) : DocumentRecord(Head)
{
    public override DocumentType Kind => DocumentType.Minutes;
}

/// <summary>A sitting of the committee.</summary>
public sealed record SessionPart(string Folio, Phrase Name, Moment HeldAt);

/// <summary>A voting sector and the office that sat for it, absent when none did.</summary>
public sealed record SectorPresence(Phrase Sector, string? Office);

/// <summary>The ruling on one project; votes by sector, reserved centavos.</summary>
/// <param name="Result"><c>approved</c>, <c>conditional</c>, <c>waiting</c> or <c>rejected</c>.</param>
public sealed record RulingLine(
    string Folio, string Title, string Result, int For, int Against, int Recused, long Reserved, Phrase Reason);

/// <summary>What a session did to a party's envelope; centavos.</summary>
public sealed record EnvelopeLine(string Party, string Name, long Before, long Reserved, long After);

/// <summary>The committee's yes: shares, how they were found, until when they are kept.</summary>
/// <param name="Conditions">Empty when the approval is plain.</param>
public sealed record ApprovalLetter(
    DocumentHead Head,
    ProjectPart Project,
    SessionPart Session,
    Amount Total,
    IReadOnlyList<PartyMoney> Money,
    IReadOnlyList<PartyShare> Shares,
    IReadOnlyList<TraceStep> Trace,
    IReadOnlyList<Phrase> Conditions,
    Phrase Reason,
    Deadline? AgreementDue) : DocumentRecord(Head)
{
    public override DocumentType Kind => DocumentType.ApprovalLetter;
}

/// <summary>The committee's no, with each reason.</summary>
public sealed record RejectionLetter(
    DocumentHead Head,
    ProjectPart Project,
    SessionPart Session,
    Amount Requested,
    IReadOnlyList<RejectionReason> Reasons,
    Phrase Remedy) : DocumentRecord(Head)
{
    public override DocumentType Kind => DocumentType.RejectionLetter;
}

/// <summary>A criterion, what the committee found, and the clause.</summary>
public sealed record RejectionReason(Phrase Criterion, Phrase Finding, string Clause);
