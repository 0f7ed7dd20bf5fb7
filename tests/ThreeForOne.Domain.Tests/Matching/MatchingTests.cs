using CsCheck;
using static ThreeForOne.Domain.Tests.Pesos;

namespace ThreeForOne.Domain.Tests;

public class MatchingTests
{
    private const string Infrastructure = "infrastructure";
    private static readonly string[] Funders = ["municipal", "state", "federal"];

    [Fact]
    public void Shares_and_gap_are_the_total_within_every_limit_whatever_is_asked_and_certified() =>
        Gen.Select(
            Gen.Int[0, Packs.All.Count - 1].Select(i => Packs.All[i]),
            Gen.Int[0, 10],
            Gen.OneOf(Gen.Long[100_000, 200_000], Gen.Long[100_000, 1_000_000_000_000]),
            Gen.Dictionary(Gen.Int[0, 2].Select(i => Funders[i]), Gen.Long[0, 300_000_000])[0, 3])
        .Sample((pack, type, centavos, certified) =>
        {
            var code = pack.Types[type % pack.Types.Count].Code;
            var limits = certified.Where(c => pack.Parties.Contains(c.Key))
                .ToDictionary(c => c.Key, c => Money.Mxn(c.Value));
            var open = Matching.Propose(pack, code, Money.Mxn(centavos), limits).Value;

            Sound(open);
            Assert.Equal(open.Gap.IsZero, open.Choices.Count == 0);
            Assert.Equal(open.Gap.IsZero, open.Binds.Count == 0);
            foreach (var offered in open.Choices)
            {
                var taken = Matching.Propose(pack, code, Money.Mxn(centavos), limits, offered.Kind).Value;

                Sound(taken);
                Assert.Equal(offered.Kind == ChoiceKind.LeaveGapOpen, !taken.Approvable);
                Assert.Equal(offered.Shares.Select(s => s.Amount), taken.Shares.Select(s => s.Share));
                Assert.Equal(offered.Total, taken.Total);
            }
        });

    private static void Sound(MatchingProposal match)
    {
        Assert.Equal(match.Total, Money.Sum(match.Shares.Select(s => s.Share), Currency.Mxn) + match.Gap);
        Assert.Equal(match.Gap, Money.Sum(match.Shares.Select(s => s.Gap), Currency.Mxn));
        Assert.Equal(match.Total, Money.Sum(match.Groups.Select(g => g.Full), Currency.Mxn));
        Assert.All(match.Groups, g => Assert.True(g.Limit is null || g.Given <= g.Limit));
        Assert.All(match.Shares, s => Assert.True(s.Share.Minor >= 0 && s.Gap.Minor >= 0));
        Assert.All(match.Shares, s => Assert.True(s.Maximum is null || s.Share <= s.Maximum));
        Assert.All(match.Shares, s => Assert.True(s.Certified is null || s.Share <= s.Certified));
    }

    [Fact]
    public void The_rescoped_project_is_matched_in_full_when_proposed_by_itself()
    {
        var rescoped = Matching.Propose(
            Packs.Rules2009, Infrastructure, P("7,654,321.98"), choice: ChoiceKind.Rescope).Value;

        Assert.True(Matching.Propose(Packs.Rules2009, Infrastructure, rescoped.Total).Value.Approvable);
        Assert.Equal(P("3,200,000"), rescoped.Total);
    }

    [Fact]
    public void At_its_maximum_a_party_leaves_no_gap_and_one_centavo_beyond_it_does()
    {
        Assert.True(Matching.Propose(Packs.Rules2009, Infrastructure, P("3,200,000.00")).Value.Approvable);
        // The first two spare centavos go to municipality and state, so only the third is asked of the federation.
        Assert.Equal(P("0.01"), Matching.Propose(Packs.Rules2009, Infrastructure, P("3,200,000.03")).Value.Gap);
    }

    [Fact]
    public void When_both_members_of_a_joint_group_are_limited_the_gap_falls_where_money_is_missing()
    {
        var certified = new Dictionary<string, Money> { ["municipal"] = P("60,000"), ["state"] = P("120,000") };
        var match = Matching.Propose(Packs.Rules2014, Infrastructure, P("400,000"), certified).Value;

        Assert.Equal((P("60,000"), P("20,000")), Of(match, "municipal"));
        Assert.Equal((P("120,000"), P("0")), Of(match, "state"));
        Assert.Equal(["municipal"], match.Binds.Select(b => b.Of));
    }

    [Fact]
    public void Absorbing_is_not_offered_when_the_others_cannot_carry_the_gap()
    {
        var certified = new Dictionary<string, Money>
        {
            ["municipal"] = P("0"),
            ["state"] = P("100,000"),
            ["federal"] = P("50,000"),
            ["club"] = P("50,000"),
        };
        var match = Matching.Propose(Packs.Rules2014, Infrastructure, P("400,000"), certified).Value;

        Assert.DoesNotContain(ChoiceKind.OthersAbsorb, match.Choices.Select(c => c.Kind));
        Assert.Equal(P("200,000"), match.Choices.Single(c => c.Kind == ChoiceKind.Rescope).Total);
    }

    [Fact]
    public void Under_base_deposit_the_clubs_deposit_stays_and_a_smaller_one_is_what_the_others_match()
    {
        var match = Matching.Propose(
            Packs.Zacatecas1999, "social", P("100,000"), Certified("municipal", "40,000"), ChoiceKind.Rescope).Value;

        Assert.Equal(P("160,000"), match.Total);
        Assert.Equal(P("40,000"), match.ShareOf("club"));
    }

    [Fact]
    public void The_trace_cites_clauses_and_numbers_and_its_numbers_are_those_of_the_shares()
    {
        var match = Matching.Propose(
            Packs.Rules2014, Infrastructure, P("5,000,000"), choice: ChoiceKind.OthersAbsorb).Value;

        Assert.All(match.Trace, line =>
        {
            Assert.NotEmpty(line.Clause);
            Assert.EndsWith(".", line.Text.Spanish, StringComparison.Ordinal);
            Assert.NotEqual(line.Text.Spanish, line.Text.English);
        });
        Assert.Contains(
            "Monto máximo por proyecto, Gobierno federal: $1,000,000.00; se le pedían $1,250,000.00: rebasa el límite.",
            match.Trace.Select(l => l.Text.Spanish));
        Assert.Contains("The club chose", match.Trace[^1].Text.English, StringComparison.Ordinal);
        foreach (var share in match.Shares)
            Assert.Contains(new(share.Party, share.Share.Minor, TraceUnit.Centavos), match.Trace[^1].Numbers);
    }

    [Theory]
    [InlineData("bridge", "5,000", null, typeof(ProjectTypeUnknown))]
    [InlineData(Infrastructure, "0", null, typeof(MatchingAmountNotPositive))]
    [InlineData(Infrastructure, "999.99", null, typeof(ProjectBelowMinimum))]
    [InlineData(Infrastructure, "5,000", "martian", typeof(CertifiedPartyUnknown))]
    public void Refuses_what_cannot_be_matched(string type, string cost, string? certifier, Type refusal)
    {
        var certified = certifier is null ? null : Certified(certifier, "1");
        var refused = Matching.Propose(Packs.Illustrative, type, P(cost), certified).Refusal;

        Assert.IsType(refusal, refused);
        Refusals.SpeakBoth(refused);
        Assert.False(Matching.Propose(Packs.Illustrative, Infrastructure, P("1,000.00")).IsRefusal);
    }

    [Fact]
    public void Refuses_a_negative_certificate_and_a_project_beyond_all_counting()
    {
        var negative = new Dictionary<string, Money> { ["state"] = Money.Mxn(-1) };
        var deposit = Money.Mxn(MoneyText.MaxMinor / 4 + 1);

        Refusals.SpeakBoth(Assert.IsType<CertifiedAmountNegative>(
            Matching.Propose(Packs.Illustrative, Infrastructure, P("5,000"), negative).Refusal));
        Refusals.SpeakBoth(Assert.IsType<ProjectTooLarge>(
            Matching.Propose(Packs.Zacatecas1999, "social", deposit).Refusal));
        Assert.False(Matching.Propose(Packs.Zacatecas1999, "social", deposit - Money.Mxn(1)).IsRefusal);
    }

    [Fact]
    public void Refuses_a_choice_the_pack_does_not_offer_or_that_nothing_calls_for()
    {
        Refusals.SpeakBoth(Assert.IsType<ChoiceNotOffered>(Matching.Propose(
            Packs.Rules2009, Infrastructure, P("5,000,000"), choice: ChoiceKind.OthersAbsorb).Refusal));
        Assert.IsType<ChoiceNotOffered>(Matching.Propose(
            Packs.Rules2014, Infrastructure, P("4,000,000"), choice: ChoiceKind.Rescope).Refusal);
    }

    private static (Money Share, Money Gap) Of(MatchingProposal match, string party) =>
        match.Shares.Where(s => s.Party == party).Select(s => (s.Share, s.Gap)).Single();
}
