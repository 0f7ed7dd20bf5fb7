namespace ThreeForOne.Domain.Tests;

public sealed class FeeHarmTests
{
    [Theory]
    [InlineData(200_000, 3_200_00)]
    [InlineData(250_000, 3_000_00)]
    [InlineData(0, 4_000_00)]
    public void A_thousand_dollars_less_a_fee_are_worth_four_times_what_arrives(long fee, long worth)
    {
        // At one peso a dollar the amounts read as DOMAIN tells them.
        var harm = FeeHarm.Of(Money.Usd(1_000_00), new Rate(fee), new Rate(1_000_000), 1, 4);

        Assert.Equal(Money.Mxn(worth), harm.Worth);
        Assert.Equal(Money.Mxn(4_000_00 - worth), harm.Lost);
    }

    [Fact]
    public void Weights_are_the_pack_s_own()
    {
        var harm = FeeHarm.Of(Money.Usd(100_00), new Rate(100_000), new Rate(18_000_000), 1, 2);

        Assert.Equal(Money.Usd(10_00), harm.Fee);
        Assert.Equal(Money.Mxn(1_620_00), harm.Arrives);
        Assert.Equal(Money.Mxn(3_240_00), harm.Worth);
        Assert.Equal(Money.Mxn(360_00), harm.Lost);
    }

    [Fact]
    public void A_match_rounds_half_away_from_zero() =>
        Assert.Equal(Money.Mxn(2), FeeHarm.Matched(Money.Mxn(1), 2, 3));
}
