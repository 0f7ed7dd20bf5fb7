namespace ThreeForOne.Domain;

/// <summary>
/// Reckons what each party gives to one project under a frozen pack. Pure: the same values give the same proposal.
/// </summary>
public static class Matching
{
    /// <param name="pack">The frozen rules.</param>
    /// <param name="type">The code of the project's type.</param>
    /// <param name="amount">The project's cost, or the club's deposit under base <c>deposit</c>; centavos MXN.</param>
    /// <param name="certified">The most that a party certified it can give, by party code.</param>
    /// <param name="choice">What the club chose, if a limit left a gap.</param>
    public static Result<MatchingProposal> Propose(
        RulePack pack,
        string type,
        Money amount,
        IReadOnlyDictionary<string, Money>? certified = null,
        ChoiceKind? choice = null)
    {
        certified ??= new Dictionary<string, Money>();
        if (pack.Type(type) is not { } projectType) return new ProjectTypeUnknown(type);
        if (amount.Minor <= 0 || amount.Currency != Currency.Mxn) return new MatchingAmountNotPositive();
        if (amount.Minor > MoneyText.MaxMinor) return new ProjectTooLarge();
        foreach (var (party, limit) in certified.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            if (!pack.Parties.Contains(party)) return new CertifiedPartyUnknown(party);
            if (limit.Minor < 0 || limit.Currency != Currency.Mxn) return new CertifiedAmountNegative(party);
        }

        var match = new Match(pack, projectType, certified);
        if ((Int128)amount.Minor * match.WeightOfAll > (Int128)MoneyText.MaxMinor * match.WeightOfAmount)
            return new ProjectTooLarge();
        var asked = match.Full(amount);
        var minimum = pack.Terms.Minimum.Value;
        if (asked.Total < minimum) return new ProjectBelowMinimum(asked.Total, minimum);

        var cut = match.Cut(asked);
        var offers = match.Offers(amount, cut);
        var chosen = offers.FirstOrDefault(o => o.Kind == choice);
        if (choice is { } wanted && chosen is null) return new ChoiceNotOffered(wanted);

        var taken = chosen?.Plan ?? cut;
        var binds = match.Binds(cut);
        return new MatchingProposal(
            pack.Id, type, pack.Base, amount, taken.Total, match.Given(taken), match.Shares(taken), taken.Gap, binds,
            [.. offers.Select(o => new Choice(o.Kind, o.Plan.Total, match.Amounts(o.Plan), o.Plan.Gap))],
            choice,
            [.. new MatchingTrace(match, asked, cut, binds).Lines(amount, offers, chosen)]);
    }
}
