using static ThreeForOne.Domain.Tests.Pesos;

namespace ThreeForOne.Domain.Tests;

/// <summary>The worked examples of the domain, by their number, on the real packs.</summary>
public class AcceptanceExamples
{
    // US$10,000 less 22.5 % at 7.60 pesos.
    private static Money Deposit1996()
    {
        var sent = Money.Usd(10_000_00);
        var fee = new Rate(225_000).Of(sent);
        return Rate.Parse("7.60").Value.Convert(sent - fee, Currency.Mxn);
    }

    [Fact]
    public void Example_01_two_for_one_matches_the_deposit_and_the_municipal_line_is_absent()
    {
        var match = Matching.Propose(Packs.TwoForOne1996, "social", Deposit1996()).Value;

        Assert.Equal(P("58,900.00"), Deposit1996());
        Assert.Equal(["state", "federal", "club"], match.Shares.Select(s => s.Party));
        Assert.All(match.Shares, s => Assert.Equal(P("58,900.00"), s.Share));
        Assert.Equal(P("176,700.00"), match.Total);
        Assert.Null(match.ShareOf("municipal"));
    }

    [Fact]
    public void Example_02_three_for_one_matches_the_same_deposit_with_the_municipality()
    {
        var match = Matching.Propose(Packs.Zacatecas1999, "social", Deposit1996()).Value;

        Assert.Equal(P("235,600.00"), match.Total);
        Assert.Equal(P("58,900.00"), match.ShareOf("municipal"));
        Assert.True(match.Approvable);
    }

    [Theory]
    [InlineData("1,000,000.01", "1 1 1 1", "250,000.01 250,000.00 250,000.00 250,000.00")]
    [InlineData("1,000,000.03", "1 1 1 1", "250,000.01 250,000.01 250,000.01 250,000.00")]
    [InlineData("0.02", "2 1 1", "0.01 0.01 0.00")]
    public void Example_03_spare_centavos_go_in_tie_order(string whole, string weights, string parts) =>
        Assert.Equal(Ps(parts), Split.Once(P(whole), [.. weights.Split(' ').Select(long.Parse)]));

    [Fact]
    public void Example_03_over_the_four_parties_of_a_pack()
    {
        var match = Matching.Propose(Packs.Rules2009, "infrastructure", P("1,000,000.03")).Value;

        Assert.Equal(["municipal", "state", "federal", "club"], match.Shares.Select(s => s.Party));
        Assert.Equal(Ps("250,000.01 250,000.01 250,000.01 250,000.00"), match.Shares.Select(s => s.Share));
    }

    [Fact]
    public void Example_04_a_federal_maximum_leaves_a_gap_that_nobody_reassigns_silently()
    {
        var match = Matching.Propose(Packs.Rules2014, "infrastructure", P("5,000,000")).Value;

        Assert.Equal(P("1,000,000"), match.ShareOf("federal"));
        Assert.Equal(P("1,250,000"), match.ShareOf("club"));
        Assert.Equal(P("1,250,000"), match.ShareOf("municipal"));
        Assert.Equal(P("250,000"), match.Gap);
        Assert.Equal(P("250,000"), match.Shares.Single(s => s.Party == "federal").Gap);
        Assert.False(match.Approvable);
        var binds = Assert.Single(match.Binds);
        Assert.Equal(("federal", LimitKind.Maximum), (binds.Of, binds.Kind));
        Assert.Equal((P("1,000,000"), P("1,250,000")), (binds.Limit, binds.Asked));
    }

    [Fact]
    public void Example_04_the_club_may_choose_a_smaller_project()
    {
        var match = Matching.Propose(
            Packs.Rules2014, "infrastructure", P("5,000,000"), choice: ChoiceKind.Rescope).Value;

        Assert.Equal(P("4,000,000"), match.Total);
        Assert.All(match.Shares, s => Assert.Equal(P("1,000,000"), s.Share));
        Assert.True(match.Approvable);
    }

    [Fact]
    public void Example_04_or_that_the_others_absorb_the_gap()
    {
        var match = Matching.Propose(
            Packs.Rules2014, "infrastructure", P("5,000,000"), choice: ChoiceKind.OthersAbsorb).Value;

        Assert.Equal(P("1,000,000"), match.ShareOf("federal"));
        Assert.Equal(P("1,333,333.34"), match.ShareOf("municipal"));
        Assert.Equal(P("1,333,333.33"), match.ShareOf("state"));
        Assert.Equal(P("1,333,333.33"), match.ShareOf("club"));
        Assert.True(match.Approvable);
    }

    [Fact]
    public void Example_05_the_same_project_has_a_gap_in_2009_and_none_in_2014()
    {
        var match = Matching.Propose(Packs.Rules2009, "infrastructure", P("3,600,000")).Value;

        Assert.Equal(P("800,000"), match.ShareOf("federal"));
        Assert.Equal(P("100,000"), match.Gap);
        Assert.Equal(P("3,200,000"), match.Choices.Single(c => c.Kind == ChoiceKind.Rescope).Total);
        Assert.True(Matching.Propose(Packs.Rules2014, "infrastructure", P("3,600,000")).Value.Approvable);
    }

    [Fact]
    public void Example_06_a_productive_project_of_one_person_needs_no_state_or_municipal_money()
    {
        var match = Matching.Propose(Packs.Rules2014, "productive_person", P("600,000")).Value;

        Assert.Equal(P("300,000"), match.ShareOf("club"));
        Assert.Equal(P("250,000"), match.ShareOf("federal"));
        Assert.Equal(P("50,000"), match.Gap);
        Assert.Equal(["municipal", "state"], match.Shares.Where(s => s.Optional).Select(s => s.Party));
        Assert.Equal(P("0"), match.ShareOf("municipal"));
        Assert.True(Matching.Propose(Packs.Rules2014, "productive_person", P("500,000")).Value.Approvable);
    }

    [Fact]
    public void Example_07_strict_shares_are_blocked_by_what_the_municipality_certifies()
    {
        var certified = Certified("municipal", "60,000");
        var match = Matching.Propose(Packs.Rules2009, "infrastructure", P("400,000"), certified).Value;

        Assert.False(match.Approvable);
        Assert.Equal(LimitKind.Certified, Assert.Single(match.Binds).Kind);
        Assert.Equal([ChoiceKind.Rescope, ChoiceKind.LeaveGapOpen], match.Choices.Select(c => c.Kind));
        Assert.Equal(P("240,000"), match.Choices[0].Total);
    }

    [Fact]
    public void Example_07_under_the_joint_rule_the_state_makes_up_for_the_municipality()
    {
        var certified = Certified("municipal", "60,000");
        var match = Matching.Propose(Packs.Rules2014, "infrastructure", P("400,000"), certified).Value;

        Assert.True(match.Approvable);
        Assert.Equal(P("140,000"), match.ShareOf("state"));
        Assert.Equal(P("60,000"), match.ShareOf("municipal"));
    }

    [Fact]
    public void Example_11_closing_returns_what_each_party_did_not_spend_and_its_part_of_the_yields()
    {
        string[] parties = ["municipal", "state", "federal", "club"];
        long[] received = [250_000_00, 250_000_00, 250_000_00, 250_000_00];
        var spent = Split.Cumulative(P("912,345.67"), received, [0, 0, 0, 0]);
        var closing = ProjectBookClosing.Compute(
            [.. parties.Select((p, i) => new PartyBook(p, Money.Mxn(received[i]), spent[i]))], P("3,210.55"));

        Assert.Equal(Ps("228,086.41 228,086.42 228,086.42 228,086.42"), closing.Select(l => l.Spent));
        Assert.Equal(Ps("21,913.59 21,913.58 21,913.58 21,913.58"), closing.Select(l => l.Unspent));
        Assert.Equal(Ps("802.64 802.64 802.64 802.63"), closing.Select(l => l.Yield));
        Assert.Equal(Ps("22,716.23 22,716.22 22,716.22 22,716.21"), closing.Select(l => l.Returned));
        Assert.All(closing, l => Assert.Equal(l.Received + l.Yield, l.Spent + l.Returned));
    }

    [Fact]
    public void Example_12_a_hundred_payments_leave_nobody_more_than_a_centavo_from_the_exact_share()
    {
        long[] received = [50_000_00, 50_000_00, 50_000_00, 50_000_00];
        long[] charged = [0, 0, 0, 0];

        for (var paid = 1; paid <= 100; paid++)
        {
            var parts = Split.Cumulative(P("1,000.01"), received, charged);
            charged = [.. charged.Select((c, i) => c + parts[i].Minor)];

            Assert.Equal(paid * 1_000_01L, charged.Sum());
            Assert.All(charged, c => Assert.InRange(4 * c - paid * 1_000_01L, -4, 4));
        }
    }
}
