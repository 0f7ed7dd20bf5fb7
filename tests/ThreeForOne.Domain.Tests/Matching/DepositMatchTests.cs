namespace ThreeForOne.Domain.Tests;

/// <summary>Examples 1 and 2 again: agreed on the pledge, lowered to the confirmed deposit, never raised.</summary>
public sealed class DepositMatchTests
{
    [Fact]
    public void Agreed_shares_are_lowered_to_the_confirmed_deposit()
    {
        var agreed = Agreed(Packs.Zacatecas1999, 75_000_00);

        var lowered = DepositMatch.Lowered(Packs.Zacatecas1999, "social", agreed, Money.Mxn(58_900_00)).Value;

        Assert.Equal(["municipal", "state", "federal", "club"], lowered.Select(s => s.Party));
        Assert.All(lowered, s => Assert.Equal(58_900_00, s.Amount.Minor));
        Assert.Equal(235_600_00, lowered.Sum(s => s.Amount.Minor));
    }

    [Theory]
    [InlineData(58_900_00)]
    [InlineData(60_000_00)]
    public void A_deposit_of_the_pledge_or_above_it_raises_nothing(long confirmed)
    {
        var agreed = Agreed(Packs.TwoForOne1996, 58_900_00);

        var lowered =
            DepositMatch.Lowered(Packs.TwoForOne1996, "social", agreed, Money.Mxn(confirmed)).Value;

        Assert.Equal(agreed, lowered);
        Assert.Equal(176_700_00, lowered.Sum(s => s.Amount.Minor));
    }

    [Fact]
    public void A_pack_that_matches_the_cost_lowers_nothing() => Assert.IsType<BaseIsNotDeposit>(
        DepositMatch.Lowered(Packs.Rules2014, "infrastructure", [], Money.Mxn(1)).Refusal);

    [Fact]
    public void A_joint_group_divides_its_part_within_what_each_member_agreed_to()
    {
        var terms = Packs.Rules2014.Terms;
        var pack = RulePack.Create(terms with { Base = terms.Base with { Value = MatchingBase.Deposit } }).Value;
        IReadOnlyList<PartyAmount> agreed =
        [
            new("municipal", Money.Mxn(60_000_00)), new("state", Money.Mxn(140_000_00)),
            new("federal", Money.Mxn(100_000_00)), new("club", Money.Mxn(100_000_00)),
        ];

        var lowered = DepositMatch.Lowered(pack, "infrastructure", agreed, Money.Mxn(75_000_00)).Value;

        // Half of the joint 150,000.00 would be more than the municipality agreed to: the state gives the rest.
        Assert.Equal([60_000_00L, 90_000_00, 75_000_00, 75_000_00], lowered.Select(s => s.Amount.Minor));
    }

    private static IReadOnlyList<PartyAmount> Agreed(RulePack pack, long pledge) =>
    [
        .. Matching.Propose(pack, "social", Money.Mxn(pledge)).Value.Shares
            .Select(s => new PartyAmount(s.Party, s.Share)),
    ];
}
