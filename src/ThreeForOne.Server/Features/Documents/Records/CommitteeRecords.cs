namespace ThreeForOne.Server.Features.Documents.Records;

/// <summary>The call to a session: when, where, and what is on the agenda.</summary>
public sealed record SessionCallRecord(
    DocumentHead Head, Phrase Session, Moment HeldAt, string Place, Moment CalledAt, int Quorum,
    IReadOnlyList<CalledProject> Agenda) : DocumentRecord(Head)
{
    public override DocumentType Kind => DocumentType.SessionCall;
}

/// <summary>A project on the agenda of a call; centavos.</summary>
public sealed record CalledProject(string Folio, string Title, string Place, long Cost, long Asked);

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
    /// <summary>What the projects were ranked by, in the order of the rulings' points.</summary>
    public IReadOnlyList<CriterionHead> Criteria { get; init; } = [];

    /// <summary>What the envelopes did to each project of the agenda, and which one binds.</summary>
    public IReadOnlyList<RankingLine> Ranking { get; init; } = [];

    /// <summary>Set when these minutes correct signed ones.</summary>
    public MinutesCorrection? Correction { get; init; }

    public override DocumentType Kind => DocumentType.Minutes;
}

/// <summary>A sitting of the committee.</summary>
public sealed record SessionPart(string Folio, Phrase Name, Moment HeldAt);

/// <summary>A voting sector and the office that sat for it, absent when none did.</summary>
public sealed record SectorPresence(Phrase Sector, string? Office);

/// <summary>The ruling on one project; votes by sector, reserved centavos.</summary>
/// <param name="Result">
/// <c>approved</c>, <c>conditional</c>, <c>waiting</c>, <c>rejected</c> or <c>deferred</c>.
/// </param>
public sealed record RulingLine(
    string Folio, string Title, string Result, int For, int Against, int Recused, long Reserved, Phrase Reason);

/// <summary>A criterion and its weight in percent.</summary>
public sealed record CriterionHead(Phrase Name, int Weight);

/// <summary>
/// A project's rank, its points by criterion (0-100), its total (hundredths of a point), each sector's vote, and the
/// envelope that binds with what it lacks in centavos, if it was not funded.
/// </summary>
public sealed record RankingLine(
    int Rank, string Folio, string Title, IReadOnlyList<int> Points, int Total, IReadOnlyList<Phrase> Votes,
    Phrase? Binds, long Lacking, bool Behind);

/// <summary>Which minutes these correct, and what is corrected.</summary>
public sealed record MinutesCorrection(string Corrects, string Text);

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
