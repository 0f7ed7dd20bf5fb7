namespace ThreeForOne.Server.Features.Committee;

/// <summary>The votes of the sectors on one project.</summary>
public sealed record VoteTally(int For, int Against, int Abstain, int Recused)
{
    /// <summary>Votes cast: an abstention is one, a recusal is none.</summary>
    public int Cast => For + Against + Abstain;

    public bool HasMajority => 2 * For > Cast;
}

/// <summary>A government's part of a project and the envelope that it is to come from; centavos.</summary>
public sealed record AgendaShare(Guid Line, string Party, long Centavos);

/// <summary>A project of the agenda, with the ruling that the secretary proposes.</summary>
/// <param name="Waits">False once it has left, withdrawn or cancelled since the call: it then gets no ruling.</param>
public sealed record AgendaItem(
    Guid Project, int Rank, string Folio, string Title, bool Waits, long Cost, long Gap, string? Ruling, string Reason,
    string Condition, DateOnly? ConditionUntil, IReadOnlyList<AgendaShare> Shares, VoteTally Votes)
{
    /// <summary>The numbers behind the rank, in the order of the pack's criteria.</summary>
    public IReadOnlyList<CriterionScore> Scores { get; init; } = [];

    /// <summary>Hundredths of a point.</summary>
    public int Total => Scores.Sum(s => s.Weighted);

    /// <summary>What the municipality still has to certify, in centavos, where the pack asks it to.</summary>
    public long Uncertified { get; init; }

    /// <summary>Would this ruling reserve money?</summary>
    public bool Reserves => Waits && Ruling is "approved" or "conditional";
}

/// <summary>A party's envelope before the session; centavos.</summary>
public sealed record EnvelopeBefore(Guid Line, string Party, long Available)
{
    /// <summary>What it is of beside its party, where the pack divides it.</summary>
    public Bilingual? Part { get; init; }
}

/// <summary>What a session does to a party's envelope; centavos.</summary>
public sealed record EnvelopeAfter(Guid Line, string Party, long Before, long Reserved)
{
    /// <summary>What it is of beside its party, where the pack divides it.</summary>
    public Bilingual? Part { get; init; }

    public Bilingual Name => Programmes.EnvelopeFigures.NameOf(Party, Part);

    public long After => Before - Reserved;
}

/// <summary>
/// What closing does: the rulings in rank order, what every envelope becomes, or nothing without quorum.
/// </summary>
public sealed record SessionOutcome(
    bool Quorum, IReadOnlyList<AgendaItem> Rulings, IReadOnlyList<EnvelopeAfter> Envelopes)
{
    public long Reserved => Envelopes.Sum(e => e.Reserved);
}

/// <summary>
/// Reckons what closing a session does, from what was proposed, voted and left. Values in, values out.
/// </summary>
public static class SessionReckoning
{
    /// <summary>Put off to the next session: the project goes on waiting, and no money moves.</summary>
    public const string Deferred = "deferred";

    /// <summary>
    /// In this order: quorum, each project's ruling by rank, then the envelopes. The envelope that lacks most is named.
    /// </summary>
    public static Result<SessionOutcome> Reckon(
        bool quorum, IReadOnlyList<AgendaItem> agenda, IReadOnlyList<EnvelopeBefore> envelopes, DateOnly today)
    {
        // Without quorum the session is void: it rules nothing, whatever was proposed.
        if (!quorum) return new SessionOutcome(
            false, [], [.. envelopes.Select(e => After(e, 0))]);

        var rulings = agenda.Where(i => i.Waits).OrderBy(i => i.Rank).ToArray();
        if (rulings.Select(item => Problem(item, today)).FirstOrDefault(p => p is not null) is { } problem)
            return problem;

        var after = envelopes.Select(e => After(e, Asked(rulings, e.Line))).ToArray();
        var binding = after.Where(e => e.After < 0).MinBy(e => e.After);
        if (binding is not null)
            return new EnvelopeBinds(
                binding.Party, Money.Mxn(-binding.After), Money.Mxn(binding.Before), Money.Mxn(binding.Reserved))
            {
                Part = binding.Part,
            };
        return new SessionOutcome(true, rulings, after);
    }

    private static EnvelopeAfter After(EnvelopeBefore envelope, long reserved) =>
        new(envelope.Line, envelope.Party, envelope.Available, reserved) { Part = envelope.Part };

    private static Refusal? Problem(AgendaItem item, DateOnly today)
    {
        if (item.Ruling is null) return new RulingMissing(item.Folio);
        if (string.IsNullOrWhiteSpace(item.Reason))
            return item.Ruling == Deferred
                ? new DeferralReasonMissing(item.Folio)
                : new RulingReasonMissing(item.Folio);
        if (item.Ruling == Deferred) return null;
        if (item.Ruling == "rejected" && item.Votes.HasMajority)
            return new RulingAgainstVote(item.Folio, item.Votes.For, item.Votes.Cast);
        if (!item.Reserves) return null;

        if (item.Ruling == "conditional"
            && (item.Condition.Length == 0 || item.ConditionUntil is not { } until || until <= today))
            return new ConditionMissing(item.Folio);
        if (!item.Votes.HasMajority) return new MajorityMissing(item.Folio, item.Votes.For, item.Votes.Cast);
        if (item.Uncertified > 0) return new CertificationMissing(item.Folio, Money.Mxn(item.Uncertified));
        return item.Gap > 0 ? new GapNotApprovable(item.Folio, Money.Mxn(item.Gap)) : null;
    }

    private static long Asked(IEnumerable<AgendaItem> rulings, Guid line) =>
        rulings.Where(r => r.Reserves).SelectMany(r => r.Shares).Where(s => s.Line == line).Sum(s => s.Centavos);
}
