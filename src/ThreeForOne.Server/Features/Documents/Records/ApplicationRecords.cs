namespace ThreeForOne.Server.Features.Documents.Records;

/// <summary>The application as received, and that it was received.</summary>
/// <param name="Choice">What the club chose where a maximum binds; absent when none does.</param>
/// <param name="ReviewDue">Until when the delegation looks for missing items.</param>
public sealed record Acknowledgement(
    DocumentHead Head,
    ProjectPart Project,
    Amount Cost,
    IReadOnlyList<PartyMoney> Money,
    IReadOnlyList<BudgetLine> Budget,
    IReadOnlyList<ReceivedItem> Received,
    Phrase? Choice,
    Phrase Next,
    Deadline? ReviewDue) : DocumentRecord(Head)
{
    public override DocumentType Kind => DocumentType.Acknowledgement;
}

/// <summary>A line of the works' budget; quantity as written, prices in centavos.</summary>
public sealed record BudgetLine(string Concept, string Unit, string Quantity, long UnitPrice, long Total);

/// <summary>A file received with the application.</summary>
public sealed record ReceivedItem(Phrase Name, string File, string Sha256);

/// <summary>What is missing from an application, all of it, notified once.</summary>
/// <param name="Late">A late notice cannot end in DESECHADA.</param>
public sealed record RequestForItems(
    DocumentHead Head,
    ProjectPart Project,
    IReadOnlyList<MissingItem> Items,
    Deadline Cure,
    bool Late) : DocumentRecord(Head)
{
    public override DocumentType Kind => DocumentType.RequestForItems;
}

/// <summary>One missing item, why it is asked and by which clause.</summary>
public sealed record MissingItem(Phrase Name, Phrase Why, string Clause);

/// <summary>The delegation's technical opinion for the committee.</summary>
public sealed record TechnicalOpinion(
    DocumentHead Head,
    ProjectPart Project,
    Amount Cost,
    IReadOnlyList<PartyMoney> Money,
    IReadOnlyList<OpinionCheck> Checks,
    Phrase Result,
    Phrase Reasons) : DocumentRecord(Head)
{
    public override DocumentType Kind => DocumentType.TechnicalOpinion;
}

/// <summary>One thing examined and what was found.</summary>
public sealed record OpinionCheck(Phrase Name, bool Holds, Phrase Finding);
