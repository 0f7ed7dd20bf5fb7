namespace ThreeForOne.Server.Features.Proposals;

/// <summary>
/// What the rules make of a cost, the club's pledge and its choice. A pledge below the club's part limits that part,
/// and the rest is a gap; a pledge above it does not add up, and is told.
/// </summary>
/// <param name="Match">Each party's share under the pledge and the choice.</param>
/// <param name="FullShare">The club's part by weight alone, before any limit.</param>
/// <param name="Cost">The sum of the budget's lines.</param>
public sealed record ContributionPlan(MatchingProposal Match, Money FullShare, Money Pledge, Money Cost)
{
    /// <summary>The party that certifies its part.</summary>
    public const string Municipal = "municipal";

    private static readonly Dictionary<string, ChoiceKind> Kinds = new()
    {
        ["rescope"] = ChoiceKind.Rescope,
        ["absorb"] = ChoiceKind.OthersAbsorb,
        ["open_gap"] = ChoiceKind.LeaveGapOpen,
    };

    /// <summary>The word that a row keeps for a choice; proportional where no limit binds.</summary>
    public static string CodeOf(ChoiceKind? kind) =>
        kind is { } chosen ? Kinds.Single(k => k.Value == chosen).Key : "proportional";

    public static ChoiceKind? KindOf(string? code) =>
        code is not null && Kinds.TryGetValue(code, out var kind) ? kind : null;

    /// <summary>Null where there is nothing to reckon with yet: no type, no budget or, by deposit, no pledge.</summary>
    /// <param name="certified">The most that the municipality certified it can give, if it has; centavos.</param>
    public static Result<ContributionPlan> Of(
        RulePack pack, string type, long cost, long? pledge, string? choice, long? certified = null)
    {
        var (total, offered) = (Money.Mxn(cost), Money.Mxn(pledge ?? 0));
        var amount = pack.Base == MatchingBase.Deposit ? offered : total;
        if (!Matching.Propose(pack, type, amount).TryGet(out var free, out var refusal)) return refusal;

        // Under base deposit the pledge is what is matched, so it limits nothing.
        var full = free.Shares.Single(s => s.Party == RulePack.Club).Full;
        var limits = new Dictionary<string, Money>();
        if (pack.Base == MatchingBase.Cost && pledge is not null && offered < full) limits[RulePack.Club] = offered;
        if (certified is { } most && pack.Parties.Contains(Municipal)) limits[Municipal] = Money.Mxn(most);

        // A choice made before the budget changed may no longer be on offer: then it is asked again.
        var wanted = KindOf(choice);
        var plain = Matching.Propose(pack, type, amount, limits);
        if (!plain.TryGet(out var match, out refusal)) return refusal;
        if (wanted is not null && match.Choices.Any(c => c.Kind == wanted))
            match = Matching.Propose(pack, type, amount, limits, wanted).Value;
        return new ContributionPlan(match, full, offered, total);
    }

    public Money ClubShare => Match.ShareOf(RulePack.Club) ?? Money.Mxn(0);

    /// <summary>What everyone is to put in: the club its pledge, the others their shares.</summary>
    public Money Contributions =>
        Money.Sum(Match.Shares.Select(s => s.Party == RulePack.Club ? Pledge : s.Share), Currency.Mxn);

    /// <summary>Contributions plus declared gap must be the cost, to the centavo.</summary>
    public Refusal? Problem() =>
        !Match.Gap.IsZero && Match.Chosen is null ? new ChoiceMissing(Match.Gap)
        : Contributions + Match.Gap != Cost ? new ContributionsDoNotAddUp(Contributions, Match.Gap, Cost)
        : null;
}
