namespace ThreeForOne.Domain;

/// <summary>
/// What a sending firm's fee takes from a town: each peso that does not arrive is not matched either. Amounts are exact
/// to the centavo; the fee is a fraction of what is sent.
/// </summary>
/// <param name="Fee">What the firm keeps, in the currency sent.</param>
/// <param name="Arrives">What reaches the project's account.</param>
/// <param name="Worth">What the town gets of it with every party's match.</param>
/// <param name="WithoutFee">What the town would get if all of it arrived.</param>
public sealed record FeeHarm(Money Fee, Money Arrives, Money Worth, Money WithoutFee)
{
    /// <summary>What the town loses: the fee, and the match that the fee would have brought.</summary>
    public Money Lost => WithoutFee - Worth;

    /// <param name="sent">In US$ cents, more than zero.</param>
    /// <param name="fee">A fraction of what is sent, below one.</param>
    /// <param name="rate">Pesos a dollar.</param>
    /// <param name="clubWeight">The club's weight in the pack's match.</param>
    /// <param name="allWeights">The weights of all groups, the club's included.</param>
    public static FeeHarm Of(Money sent, Rate fee, Rate rate, long clubWeight, long allWeights)
    {
        Invariant.Holds(sent.Minor > 0 && fee.Millionths is >= 0 and < 1_000_000);
        var taken = fee.Of(sent);
        var arrives = rate.Convert(sent - taken, Currency.Mxn);
        return new(
            taken, arrives, Matched(arrives, clubWeight, allWeights),
            Matched(rate.Convert(sent, Currency.Mxn), clubWeight, allWeights));
    }

    /// <summary>A club's amount with the match that its weight brings, rounded half away from zero.</summary>
    public static Money Matched(Money club, long clubWeight, long allWeights)
    {
        Invariant.Holds(clubWeight > 0 && allWeights >= clubWeight && club.Minor >= 0);
        var doubled = (Int128)club.Minor * allWeights * 2;
        return club with { Minor = checked((long)((doubled + clubWeight) / (clubWeight * 2))) };
    }
}
