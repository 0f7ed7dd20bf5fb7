namespace ThreeForOne.Domain;

/// <summary>The pack matches the project's cost: its shares do not follow what the club deposits.</summary>
public sealed record BaseIsNotDeposit(string Pack) : Refusal("matching.base_is_not_deposit")
{
    public override Bilingual Say => new(
        "En estas reglas las partes se calculan sobre el costo del proyecto, no sobre el depósito del club.",
        "Under these rules the shares follow the project's cost, not the club's deposit.");
}

/// <summary>
/// Under matching base <c>deposit</c> the shares are agreed on the pledge and lowered to what the club's confirmed
/// deposit brings; a deposit above the pledge is surplus and raises nothing.
/// </summary>
public static class DepositMatch
{
    /// <param name="pack">The frozen rules.</param>
    /// <param name="type">The code of the project's type.</param>
    /// <param name="agreed">The shares agreed on the pledge, by party; centavos MXN.</param>
    /// <param name="confirmed">The club's confirmed deposit.</param>
    public static Result<IReadOnlyList<PartyAmount>> Lowered(
        RulePack pack, string type, IReadOnlyList<PartyAmount> agreed, Money confirmed)
    {
        if (pack.Base != MatchingBase.Deposit) return new BaseIsNotDeposit(pack.Id);
        var pledge = agreed.Single(a => a.Party == RulePack.Club).Amount;
        if (confirmed >= pledge) return Result<IReadOnlyList<PartyAmount>>.Of(agreed);

        // Nobody gives more than was agreed: a joint group divides its part within what each member agreed to.
        var limits = agreed.Where(a => a.Party != RulePack.Club).ToDictionary(a => a.Party, a => a.Amount);
        if (!Matching.Propose(pack, type, confirmed, limits).TryGet(out var match, out var refusal)) return refusal;
        IReadOnlyList<PartyAmount> lowered =
            [.. agreed.Select(a => a with { Amount = match.ShareOf(a.Party) ?? a.Amount })];
        Invariant.Holds(lowered.Zip(agreed).All(p => p.First.Amount <= p.Second.Amount));
        return Result<IReadOnlyList<PartyAmount>>.Of(lowered);
    }
}
