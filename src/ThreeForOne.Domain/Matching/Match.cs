namespace ThreeForOne.Domain;

/// <summary>What each group is asked for (<see cref="Full"/>) and gives (<see cref="Given"/>), in tie order.</summary>
internal sealed record MatchPlan(IReadOnlyList<Money> Full, IReadOnlyList<Money> Given)
{
    public Money Total => Money.Sum(Full, Currency.Mxn);

    public Money Gap => Total - Money.Sum(Given, Currency.Mxn);
}

/// <summary>A choice the pack offers, with the plan it leads to.</summary>
internal sealed record MatchOffer(ChoiceKind Kind, MatchPlan Plan);

/// <summary>One pack, one type and what the parties certified, made ready to be reckoned with.</summary>
internal sealed class Match(RulePack pack, ProjectType type, IReadOnlyDictionary<string, Money> certified)
{
    public RulePack Pack => pack;

    public ProjectType Type => type;

    // A group stands where the first of its parties stands in the tie order.
    public IReadOnlyList<MatchGroup> Groups { get; } =
        [.. pack.TieOrder.Select(pack.GroupOf).Distinct().Select(g => new MatchGroup(pack, type, g, certified))];

    public long WeightOfAll => Groups.Sum(g => g.Weight);

    private long ClubWeight => Groups.First(g => g.HasClub).Weight;

    /// <summary>The weight of what the amount stands for: the club's deposit, or the whole cost.</summary>
    public long WeightOfAmount => pack.Base == MatchingBase.Deposit ? ClubWeight : WeightOfAll;

    /// <summary>What the weights ask of each group for this amount, whatever it may give.</summary>
    public MatchPlan Full(Money amount)
    {
        var weights = Groups.Select(g => g.Weight).ToArray();
        if (pack.Base == MatchingBase.Cost) return Unlimited(Split.Once(amount, weights));

        // The deposit stands as it came; only what the others add to it is split.
        var others = Groups.Select(g => g.HasClub ? 0 : g.Weight).ToArray();
        if (others.Sum() == 0) return Unlimited([.. Groups.Select(g => g.HasClub ? amount : Money.Mxn(0))]);
        var added = (2 * (Int128)amount.Minor * others.Sum() + ClubWeight) / (2 * ClubWeight);   // half away from zero
        var shares = Split.Once(Money.Mxn((long)added), others);
        return Unlimited([.. Groups.Select((g, i) => g.HasClub ? amount : shares[i])]);
    }

    public MatchPlan Cut(MatchPlan asked) =>
        asked with { Given = [.. asked.Full.Select((f, i) => Money.Min(f, Groups[i].Limit ?? f))] };

    /// <summary>
    /// The choices the pack offers when there is a gap, in the pack's order; none when there is none.
    /// </summary>
    public IReadOnlyList<MatchOffer> Offers(Money amount, MatchPlan cut)
    {
        if (cut.Gap.IsZero) return [];

        return
        [
            .. pack.Terms.Choices.Value
                .Select(kind => (kind, plan: kind switch
                {
                    ChoiceKind.Rescope => Rescoped(amount),
                    ChoiceKind.OthersAbsorb => Absorbed(cut),
                    ChoiceKind.LeaveGapOpen => cut,
                }))
                .Where(offer => offer.plan is not null)
                .Select(offer => new MatchOffer(offer.kind, offer.plan!)),
        ];
    }

    public IReadOnlyList<BindingLimit> Binds(MatchPlan cut) =>
        [.. Groups.SelectMany((g, i) => g.Binds(cut.Full[i]))];

    public IReadOnlyList<MatchedGroup> Given(MatchPlan plan) =>
        [.. Groups.Select((g, i) => new MatchedGroup(g.Group.Code, g.Weight, g.Limit, plan.Full[i], plan.Given[i]))];

    public IReadOnlyList<PartyShare> Shares(MatchPlan plan) => InTieOrder(
        Groups.SelectMany((g, i) => g.Shares(plan.Full[i], plan.Given[i], plan.Gap.IsZero)), s => s.Party);

    public IReadOnlyList<PartyAmount> Amounts(MatchPlan plan) => InTieOrder(
        Groups.SelectMany((g, i) => g.Divide(plan.Given[i])), a => a.Party);

    // The largest amount whose exact shares are all within their limits.
    private MatchPlan? Rescoped(Money amount)
    {
        var largest = Groups.Where(g => g.Weight > 0 && g.Limit is not null)
            .Select(g => (Int128)g.Limit!.Value.Minor * WeightOfAmount / g.Weight)
            .Append(amount.Minor).Min();
        if (largest <= 0) return null;

        var plan = Cut(Full(Money.Mxn((long)largest)));
        // Under base deposit the rounding of what is added can ask for a centavo more than the exact share.
        while (!plan.Gap.IsZero && largest > 1) plan = Cut(Full(Money.Mxn((long)--largest)));
        return plan.Gap.IsZero && plan.Total >= pack.Terms.Minimum.Value ? plan : null;
    }

    // The same total; a deposit already made cannot grow, so under that base the club's share stays what it is.
    private MatchPlan? Absorbed(MatchPlan cut)
    {
        var given = Split.Within(
            cut.Total,
            [.. Groups.Select(g => g.Weight)],
            [.. Groups.Select((g, i) => g.HasClub && pack.Base == MatchingBase.Deposit ? cut.Given[i] : g.Limit)]);
        return given is null ? null : cut with { Given = given };
    }

    private static MatchPlan Unlimited(IReadOnlyList<Money> shares) => new(shares, shares);

    private IReadOnlyList<T> InTieOrder<T>(IEnumerable<T> items, Func<T, string> party)
    {
        var byParty = items.ToDictionary(party);
        return [.. pack.TieOrder.Select(code => byParty[code])];
    }
}
