namespace ThreeForOne.Domain.Tests;

public class RulePackTests
{
    private static readonly PackTerms Sound = Packs.Rules2014.Terms;

    public static TheoryData<string, Type, Func<PackTerms, PackTerms>> Broken() => new()
    {
        { "year", typeof(PackYearOutOfRange), t => t with { Year = 1985 } },
        { "zone", typeof(PackZoneUnknown), t => t with { Zone = t.Zone with { Value = "America/Zacatecas" } } },
        { "minimum", typeof(PackAmountNotPositive), t => t with { Minimum = t.Minimum with { Value = Money.Mxn(0) } } },
        {
            "reception", typeof(PackReceptionEndsFirst),
            t => t with { Reception = t.Reception with { Value = new ReceptionPeriod(2, 2, 2, 1) } }
        },
        { "types", typeof(PackListEmpty), t => t with { Types = [] } },
        { "choices", typeof(PackListEmpty), t => t with { Choices = t.Choices with { Value = [] } } },
        { "parties", typeof(PackPartyTwice), t => t with { Parties = [.. t.Parties, t.Parties[0]] } },
        { "parties", typeof(PackPartyMissing), t => t with { Parties = [.. t.Parties.Where(p => p.Code != "club")] } },
        { "groups", typeof(PackPartyTwice), t => Group(t, 0, g => g with { Parties = ["state"] }) },
        { "groups", typeof(PackPartyMissing), t => t with { Groups = [.. t.Groups.Skip(1)] } },
        { "groups", typeof(PackCodeTwice), t => Group(t, 1, g => g with { Code = "federal" }) },
        { "groups", typeof(PackWeightNegative), t => Group(t, 0, g => g with { Weight = -1 }) },
        {
            "groups", typeof(PackWeightsAllZero),
            t => t with { Groups = [.. t.Groups.Select(g => g with { Weight = 0 })] }
        },
        { "groups", typeof(PackClubWithoutWeight), t => Group(t, 1, g => g with { Weight = 0 }) },
        {
            "groups[2].parties", typeof(PackPartyUnknown),
            t => Group(t, 2, g => g with { Parties = [.. g.Parties, "x"] })
        },
        { "groups[2].joint", typeof(PackJointMismatch), t => Group(t, 2, g => g with { Joint = false }) },
        { "groups[0].joint", typeof(PackJointMismatch), t => Group(t, 0, g => g with { Joint = true }) },
        {
            "groups[2].division", typeof(PackPartyMissing),
            t => Group(t, 2, g => g with { Division = new Dictionary<string, long> { ["state"] = 1 } })
        },
        {
            "groups[0].division", typeof(PackWeightsAllZero),
            t => Group(t, 0, g => g with { Division = new Dictionary<string, long> { ["federal"] = 0 } })
        },
        { "types", typeof(PackCodeTwice), t => TypeOf(t, 1, p => p with { Code = "infrastructure" }) },
        {
            "types[3].weights", typeof(PackWeightsAllZero),
            t => TypeOf(t, 3, p => p with { Weights = p.Weights.ToDictionary(w => w.Key, _ => 0L) })
        },
        {
            "types[3].weights", typeof(PackGroupMissing),
            t => TypeOf(t, 3, p => p with { Weights = new Dictionary<string, long> { ["club"] = 1 } })
        },
        {
            "types[3].weights", typeof(PackGroupUnknown),
            t => TypeOf(t, 3, p => p with { Weights = new Dictionary<string, long>(p.Weights) { ["state"] = 1 } })
        },
        { "types[0].maxima[0].of", typeof(PackPartyUnknown), t => Maximum(t, m => m with { Of = "martian" }) },
        {
            "types[0].maxima[0].amount", typeof(PackAmountNotPositive),
            t => Maximum(t, m => m with { Amount = Money.Mxn(0) })
        },
        {
            "types[0].maxima[0].amount", typeof(PackMaximumBelowMinimum),
            t => Maximum(t, m => m with { Amount = Money.Mxn(24) })   // a quarter of the minimum of one peso is 0.25
        },
        { "tie_order", typeof(PackPartyUnknown), t => Ties(t, [.. t.TieOrder.Value, "martian"]) },
        { "tie_order", typeof(PackPartyMissing), t => Ties(t, [.. t.TieOrder.Value.Skip(1)]) },
        { "tie_order", typeof(PackPartyTwice), t => Ties(t, [.. t.TieOrder.Value, "club"]) },
        {
            "deposit_order", typeof(PackPartyMissing),
            t => t with { DepositOrder = t.DepositOrder with { Value = ["club"] } }
        },
        {
            "deadlines[0].days", typeof(PackDaysNotPositive),
            t => t with { Deadlines = [t.Deadlines[0] with { Days = 0 }] }
        },
        { "criteria", typeof(PackListEmpty), t => t with { Criteria = [] } },
        { "criteria", typeof(PackCodeTwice), t => t with { Criteria = [t.Criteria[0], .. t.Criteria] } },
        { "criteria", typeof(PackCriteriaNotHundred), t => t with { Criteria = [.. t.Criteria.Skip(1)] } },
        { "criteria[1].weight", typeof(PackCriterionWeightless), t => Criterion(t, 1, c => c with { Weight = 0 }) },
        { "committee.quorum", typeof(PackQuorumImpossible), t => Quorum(t, 0) },
        { "committee.quorum", typeof(PackQuorumImpossible), t => Quorum(t, 5) },
        { "envelopes", typeof(PackPartyTwice), t => Envelopes(t, "state", "state") },
        { "envelopes.value[1].of", typeof(PackPartyUnknown), t => Envelopes(t, "state", "martian") },
        { "envelopes.value[0].of", typeof(PackEnvelopeOfClub), t => Envelopes(t, "club") },
        {
            "envelopes.value[0].most", typeof(PackAmountNotPositive),
            t => Envelope(t, new EnvelopeRule("state", false, false, Money.Mxn(0)))
        },
        {
            "postings[0]", typeof(PackPostingImpossible),
            t => t with { Postings = [t.Postings[0] with { Debit = Account.Bank }, .. t.Postings.Skip(1)] }
        },
        { "postings[1]", typeof(PackPostingTwice), t => t with { Postings = [t.Postings[0], .. t.Postings] } },
        { "illustrative", typeof(PackIllustrativeVerified), t => t with { Illustrative = true } },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_pack_that_makes_no_sense_cannot_be_constructed(
        string key, Type refusal, Func<PackTerms, PackTerms> spoil)
    {
        var refused = RulePack.Create(spoil(Sound)).Refusal;

        Assert.IsType(refusal, refused);
        Assert.Equal(key, ((PackRefusal)refused).Key);
        Refusals.SpeakBoth(refused);
    }

    [Fact]
    public void The_allowed_side_of_each_boundary_is_a_pack()
    {
        Assert.False(RulePack.Create(Sound with { Year = 1986 }).IsRefusal);
        Assert.False(RulePack.Create(Maximum(Sound, m => m with { Amount = Money.Mxn(25) })).IsRefusal);
        Assert.False(RulePack.Create(Sound with { Deadlines = [Sound.Deadlines[0] with { Days = 1 }] }).IsRefusal);
        Assert.False(RulePack.Create(Group(Sound, 0, g => g with { Weight = 0 })).IsRefusal);
        Assert.False(RulePack.Create(Quorum(Sound, 1)).IsRefusal);
        Assert.False(RulePack.Create(Quorum(Sound, 4)).IsRefusal);
        Assert.False(RulePack.Create(Envelopes(Sound, "state", "federal", "municipal")).IsRefusal);
        Assert.False(
            RulePack.Create(Envelope(Sound, new EnvelopeRule("state", true, true, Money.Mxn(1)))).IsRefusal);
        Assert.False(RulePack.Create(
            Sound with { Reception = Sound.Reception with { Value = new ReceptionPeriod(2, 1, 2, 1) } }).IsRefusal);
    }

    [Fact]
    public void A_pack_that_states_postings_states_one_for_each_moment()
    {
        var missing = RulePack.Create(Sound with { Postings = [.. Sound.Postings.Skip(1)] }).Value.Missing();

        Assert.IsType<PackPostingMissing>(missing);
        Refusals.SpeakBoth(missing);
        Assert.Null(RulePack.Create(Sound with { Postings = [] }).Value.Missing());
        Assert.Null(RulePack.Create(
            Sound with { Postings = [.. Sound.Postings.Where(p => p.Credit != Account.Retained)] })
            .Value.Missing());
    }

    [Fact]
    public void A_pack_that_matches_the_deposit_has_the_club_deposit_first_and_by_a_last_day()
    {
        var order = Sound.DepositOrder with { Value = ["municipal", "club", "state", "federal"] };
        var terms = Sound with
        {
            Base = Sound.Base with { Value = MatchingBase.Deposit },
            DepositOrder = order with { Value = ["club", "municipal", "state", "federal"] },
            Deadlines = [new("deposit", 30, DayKind.Calendar, Sound.Base.From)],
        };

        var late = RulePack.Create(terms with { DepositOrder = order }).Value.Missing();
        var endless = RulePack.Create(terms with { Deadlines = [] }).Value.Missing();

        Assert.IsType<PackClubNotFirst>(late);
        Refusals.SpeakBoth(late);
        Assert.IsType<PackDepositWithoutDeadline>(endless);
        Refusals.SpeakBoth(endless);
        Assert.Null(RulePack.Create(terms).Value.Missing());
        Assert.Null(RulePack.Create(Sound with { DepositOrder = order, Deadlines = [] }).Value.Missing());
    }

    [Fact]
    public void A_pack_answers_by_code()
    {
        var pack = Packs.Rules2014;

        Assert.Equal("three-for-one/2014", pack.Id);
        Assert.Equal("state_municipal", pack.GroupOf("municipal").Code);
        Assert.Equal((10, DayKind.Working), (pack.Deadline("cure")!.Days, pack.Deadline("cure")!.Kind));
        Assert.Null(pack.Deadline("never"));
        Assert.Null(pack.Type("bridge"));
        Assert.Equal("Municipality", pack.NameOf("municipal").English);
        Assert.DoesNotContain("club", pack.Governments);
        Assert.Equal(new EnvelopeRule("state", false, false, null), pack.EnvelopeOf("state"));
        Assert.Equal([40, 30, 30], pack.Criteria.Select(c => c.Weight));
        Assert.Equal(new CommitteeRules(3, SelectionRule.SkipAndContinue), pack.Committee);
        Assert.Equal((false, CutOrder.LatestFirst), (pack.CertifiesFirst, pack.Cuts));
    }

    private static PackTerms Group(PackTerms terms, int at, Func<PackGroup, PackGroup> change) =>
        terms with { Groups = [.. terms.Groups.Select((g, i) => i == at ? change(g) : g)] };

    private static PackTerms TypeOf(PackTerms terms, int at, Func<ProjectType, ProjectType> change) =>
        terms with { Types = [.. terms.Types.Select((t, i) => i == at ? change(t) : t)] };

    private static PackTerms Maximum(PackTerms terms, Func<PackMaximum, PackMaximum> change) =>
        TypeOf(terms, 0, t => t with { Maxima = [change(t.Maxima[0])] });

    private static PackTerms Criterion(PackTerms terms, int at, Func<PackCriterion, PackCriterion> change) =>
        terms with { Criteria = [.. terms.Criteria.Select((c, i) => i == at ? change(c) : c)] };

    private static PackTerms Quorum(PackTerms terms, int sectors) => terms with
    {
        Committee = terms.Committee with { Value = terms.Committee.Value with { Quorum = sectors } },
    };

    private static PackTerms Envelopes(PackTerms terms, params string[] parties) =>
        Envelope(terms, [.. parties.Select(p => new EnvelopeRule(p, false, false, null))]);

    private static PackTerms Envelope(PackTerms terms, params EnvelopeRule[] rules) =>
        terms with { Envelopes = terms.Envelopes with { Value = rules } };

    private static PackTerms Ties(PackTerms terms, string[] order) =>
        terms with { TieOrder = terms.TieOrder with { Value = order } };
}
