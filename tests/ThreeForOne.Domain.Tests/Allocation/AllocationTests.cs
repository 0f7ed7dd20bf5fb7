using CsCheck;
using static ThreeForOne.Domain.Tests.Pesos;

namespace ThreeForOne.Domain.Tests;

public class AllocationTests
{
    private static readonly long[] Federal = [P("19,000,000").Minor];

    [Fact]
    public void Example_08_skip_and_continue_funds_a_b_and_d_and_c_waits()
    {
        var outcome = Run(SelectionRule.SkipAndContinue, "9,000,000", "6,500,000", "5,000,000", "3,500,000");

        Assert.Equal([true, true, false, true], outcome.Results.Select(r => r.Funded));
        Assert.Equal([0], outcome.Unused);
        Assert.Equal(new AllocationResult(2, 0, P("1,500,000").Minor, Behind: false), outcome.Results[2]);
        Assert.Equal(2, outcome.FirstMiss);
    }

    [Fact]
    public void Example_08_stop_at_first_miss_funds_a_and_b_and_reports_what_is_unused()
    {
        var outcome = Run(SelectionRule.StopAtFirstMiss, "9,000,000", "6,500,000", "5,000,000", "3,500,000");

        Assert.Equal([true, true, false, false], outcome.Results.Select(r => r.Funded));
        Assert.Equal([P("3,500,000").Minor], outcome.Unused);
        // D would fit; it waits behind C.
        Assert.Equal(new AllocationResult(3, 0, P("1,500,000").Minor, Behind: true), outcome.Results[3]);
    }

    [Fact]
    public void The_envelope_that_lacks_most_binds_and_ties_go_to_the_first_given()
    {
        long[] three = [10, 10, 10];
        AllocationRequest[] ranked =
        [
            new(0, [new(0, 12), new(1, 15), new(2, 11)]), new(1, [new(2, 14), new(1, 14)]),
            new(2, [new(1, 6), new(1, 6)]), new(3, [new(0, 10), new(1, 10), new(2, 10)]),
        ];

        var results = Allocation.Run(ranked, three, SelectionRule.SkipAndContinue).Value.Results;

        Assert.Equal([(1, 5L), (1, 4), (1, 2), (-1, 0)], results.Select(r => (r.Envelope, r.Lacking)));
    }

    [Fact]
    public void An_empty_or_duplicated_list_and_negative_amounts_are_refused()
    {
        AllocationRequest one = new(0, [new(0, 1)]);
        Assert.Equal(new RankedListEmpty(), Refused([]));
        Assert.Equal(new RankedTwice(2), Refused([one, one]));
        Assert.Equal(new RankedTwice(3), Refused([one, one with { Project = 70 }, one with { Project = 70 }]));
        Assert.Equal(new AllocationAmountNegative(2), Refused([one, new(1, [new(0, -1)])]));
        var negative = Allocation.Run([one], [-1], SelectionRule.SkipAndContinue).Refusal;
        Assert.Equal(new AllocationAmountNegative(1), negative);
        foreach (var refusal in new[] { Refused([]), Refused([one, one]), negative }) Refusals.SpeakBoth(refusal);
        Assert.False(Allocation.Run([new(0, [new(0, 0)])], [0], SelectionRule.SkipAndContinue).IsRefusal);
    }

    [Fact]
    public void No_envelope_is_ever_overdrawn_and_whoever_was_refused_truly_did_not_fit() =>
        Lists.Sample((envelopes, ranked) =>
        {
            var outcome = Allocation.Run(ranked, envelopes, SelectionRule.SkipAndContinue).Value;
            var left = envelopes.ToArray();
            foreach (var (request, result) in ranked.Zip(outcome.Results))
            {
                var fits = request.Shares.GroupBy(s => s.Envelope).All(g => g.Sum(s => s.Centavos) <= left[g.Key]);
                if (fits != result.Funded || result.Behind) return false;
                if (!fits)
                {
                    var asked = request.Shares.Where(s => s.Envelope == result.Envelope).Sum(s => s.Centavos);
                    if (asked - left[result.Envelope] != result.Lacking) return false;
                }
                else
                    foreach (var share in request.Shares) left[share.Envelope] -= share.Centavos;
            }
            return left.All(l => l >= 0) && left.SequenceEqual(outcome.Unused);
        });

    [Fact]
    public void Stopping_funds_the_same_as_skipping_up_to_the_first_miss_and_nothing_after_it() =>
        Lists.Sample((envelopes, ranked) =>
        {
            var skip = Allocation.Run(ranked, envelopes, SelectionRule.SkipAndContinue).Value;
            var stop = Allocation.Run(ranked, envelopes, SelectionRule.StopAtFirstMiss).Value;
            var prefix = stop.FirstMiss ?? ranked.Length;
            return skip.FirstMiss == stop.FirstMiss && stop.Funded == prefix && skip.Funded >= stop.Funded
                && stop.Unused.Zip(skip.Unused).All(u => u.First >= u.Second)
                && stop.Results.All(r => r.Funded || r.Lacking > 0);
        });

    private static readonly Gen<(long[], AllocationRequest[])> Lists =
        from envelopes in Gen.Long[0, 2000].Array[1, 6]
        from asks in Gen.Select(Gen.Int[0, envelopes.Length - 1], Gen.Long[0, 400]).Array[0, 4].Array[1, 40]
        select (
            envelopes,
            asks.Select((shares, i) => new AllocationRequest(
                i, [.. shares.Select(s => new AllocationShare(s.Item1, s.Item2))])).ToArray());

    private static AllocationOutcome Run(SelectionRule rule, params string[] asked) => Allocation.Run(
        [.. asked.Select((a, i) => new AllocationRequest(i, [new(0, P(a).Minor)]))], Federal, rule).Value;

    private static Refusal? Refused(AllocationRequest[] ranked) =>
        Allocation.Run(ranked, Federal, SelectionRule.SkipAndContinue).Refusal;
}
