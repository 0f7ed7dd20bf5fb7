namespace ThreeForOne.Domain;

/// <summary>What kind of limit cut a share.</summary>
public enum LimitKind
{
    /// <summary>The pack's maximum per project (monto máximo).</summary>
    Maximum,

    /// <summary>What the party certified that it can give.</summary>
    Certified,
}

/// <summary>
/// A limit that leaves a gap: whose it is (party or group), what the rule asked of it and what it may give.
/// </summary>
public sealed record BindingLimit(string Of, LimitKind Kind, Money Limit, Money Asked, string Clause);

/// <summary>
/// A party's part in a project. <see cref="Full"/> is what the weights ask of it, <see cref="Share"/> what it gives,
/// <see cref="Gap"/> what is missing on its side. A party that the pack does not have is absent, never zero; one whose
/// group weighs nothing for this type is <see cref="Optional"/> and may give nothing.
/// </summary>
public sealed record PartyShare(
    string Party,
    string Group,
    Money Share,
    Money Full,
    Money? Maximum,
    Money? Certified,
    Money Gap,
    bool Optional);

/// <summary>
/// A group in tie order, as it is frozen into a project: its weight, the most it can give (null: no limit holds it),
/// what the weights ask of it and what it gives.
/// </summary>
public sealed record MatchedGroup(string Code, long Weight, Money? Limit, Money Full, Money Given);

/// <summary>A party and an amount of its money.</summary>
public sealed record PartyAmount(string Party, Money Amount);

/// <summary>What a club may choose when a limit binds, with what it means for each party.</summary>
public sealed record Choice(ChoiceKind Kind, Money Total, IReadOnlyList<PartyAmount> Shares, Money Gap);

/// <summary>
/// The match of one project: each party's share in tie order, the gap and what binds, the choices the pack offers and
/// the trace. Shares + gap = total, to the centavo.
/// </summary>
public sealed record MatchingProposal(
    string Pack,
    string Type,
    MatchingBase Base,
    Money Asked,
    Money Total,
    IReadOnlyList<MatchedGroup> Groups,
    IReadOnlyList<PartyShare> Shares,
    Money Gap,
    IReadOnlyList<BindingLimit> Binds,
    IReadOnlyList<Choice> Choices,
    ChoiceKind? Chosen,
    IReadOnlyList<TraceLine> Trace)
{
    /// <summary>A gap may be submitted, never approved.</summary>
    public bool Approvable => Gap.IsZero;

    /// <summary>The share of a party, or null when it is absent from the programme.</summary>
    public Money? ShareOf(string party) => Shares.FirstOrDefault(s => s.Party == party)?.Share;
}

/// <summary>What a number in a trace counts.</summary>
public enum TraceUnit
{
    /// <summary>Centavos of MXN.</summary>
    Centavos,

    /// <summary>Parts of a whole, as the pack weighs them.</summary>
    Weight,
}

/// <summary>
/// A number that a line of the trace rests on, by the name of the party, group or quantity it belongs to.
/// </summary>
public sealed record TraceNumber(string Name, long Value, TraceUnit Unit);

/// <summary>
/// One step of a reckoning, in words a lawyer can follow, with the clause it applies and its numbers.
/// </summary>
public sealed record TraceLine(Bilingual Text, string Clause, IReadOnlyList<TraceNumber> Numbers);
