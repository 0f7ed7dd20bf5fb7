namespace ThreeForOne.Domain;

/// <summary>What each group's share is reckoned from.</summary>
public enum MatchingBase
{
    /// <summary>The club's confirmed deposit: each group adds its weight to it.</summary>
    Deposit,

    /// <summary>The cost of the project: each group carries its weight of it.</summary>
    Cost,
}

/// <summary>What a club may do when a limit leaves a gap.</summary>
public enum ChoiceKind
{
    /// <summary>A smaller project: the largest one that everyone matches in full.</summary>
    Rescope,

    /// <summary>The same project: the other parties carry the gap by weight, and each must accept.</summary>
    OthersAbsorb,

    /// <summary>Submit with the gap declared; it may be submitted but never approved.</summary>
    LeaveGapOpen,
}

/// <summary>How a deadline counts its days.</summary>
public enum DayKind
{
    /// <summary>Días hábiles: neither weekends nor statutory holidays.</summary>
    Working,

    /// <summary>Días naturales.</summary>
    Calendar,
}

/// <summary>Where a value comes from, and whether someone read it there. Printed as the clause of a decision.</summary>
public sealed record Provenance(string Source, bool Verified);

/// <summary>A value of a pack with its source.</summary>
public sealed record Sourced<T>(T Value, Provenance From);

/// <summary>A party of the programme: its code and the name people know it by.</summary>
public sealed record PackParty(string Code, Bilingual Name);

/// <summary>
/// One or more parties that answer together for one weight of the match. <see cref="Division"/> is how a joint group
/// divides its share unless its members certify otherwise; it names every member.
/// </summary>
public sealed record PackGroup(
    string Code,
    IReadOnlyList<string> Parties,
    long Weight,
    bool Joint,
    IReadOnlyDictionary<string, long> Division,
    Provenance From);

/// <summary>The most that a party or group (<see cref="Of"/>) may give to one project, in centavos of MXN.</summary>
public sealed record PackMaximum(string Of, Money Amount, Provenance From);

/// <summary>An instrument that the pack lists by code and name.</summary>
public sealed record PackItem(string Code, Bilingual Name, Provenance From);

/// <summary>
/// A kind of project. <see cref="Weights"/> is empty when the groups' own weights hold, else it names every group.
/// </summary>
public sealed record ProjectType(
    string Code,
    Bilingual Name,
    IReadOnlyDictionary<string, long> Weights,
    IReadOnlyList<PackMaximum> Maxima,
    IReadOnlyList<PackDocument> Documents,
    bool TechnicalFile,
    Provenance From)
{
    /// <summary>Every document asked for, the technical file of public works included.</summary>
    public IReadOnlyList<PackDocument> Asked =>
        TechnicalFile && Documents.All(d => d.Code != PackDocument.TechnicalFile)
            ? [.. Documents, PackDocument.TechnicalFileOf(this)]
            : Documents;
}

/// <summary>A number of days after an event, counted from the next day and ending with the last one.</summary>
public sealed record PackDeadline(string Code, int Days, DayKind Kind, Provenance From);

/// <summary>The days of the year on which proposals are received, both included.</summary>
public sealed record ReceptionPeriod(int OpensMonth, int OpensDay, int ClosesMonth, int ClosesDay)
{
    public DateOnly Opens(int year) => new(year, OpensMonth, OpensDay);

    public DateOnly Closes(int year) => new(year, ClosesMonth, ClosesDay);
}

/// <summary>All that a pack says, before anyone checked that it makes sense.</summary>
public sealed record PackTerms(
    string Programme,
    int Year,
    Bilingual Name,
    bool Illustrative,
    bool Closed,
    Sourced<MatchingBase> Base,
    Sourced<string> Zone,
    Sourced<Money> Minimum,
    Sourced<ReceptionPeriod> Reception,
    Sourced<IReadOnlyList<string>> TieOrder,
    Sourced<IReadOnlyList<string>> DepositOrder,
    Sourced<IReadOnlyList<ChoiceKind>> Choices,
    IReadOnlyList<PackParty> Parties,
    IReadOnlyList<PackGroup> Groups,
    IReadOnlyList<ProjectType> Types,
    IReadOnlyList<PackDeadline> Deadlines,
    IReadOnlyList<PackItem> Instruments,
    IReadOnlyList<PackCriterion> Criteria,
    Sourced<CommitteeRules> Committee,
    Sourced<IReadOnlyList<EnvelopeRule>> Envelopes,
    Sourced<bool> Certification,
    Sourced<CutOrder> Cuts,
    IReadOnlyList<PostingRule> Postings)
{
    /// <summary>The source of every value, for checks and for the page that shows a pack.</summary>
    public IEnumerable<Provenance> Sources() =>
    [
        Base.From, Zone.From, Minimum.From, Reception.From, TieOrder.From, DepositOrder.From, Choices.From,
        .. Groups.Select(g => g.From),
        .. Types.SelectMany(t => t.Maxima.Select(m => m.From).Concat(t.Documents.Select(d => d.From)).Append(t.From)),
        .. Deadlines.Select(d => d.From),
        .. Instruments.Select(i => i.From),
        .. Criteria.Select(c => c.From),
        Committee.From, Envelopes.From, Certification.From, Cuts.From,
        .. Postings.Select(p => p.From),
    ];
}
