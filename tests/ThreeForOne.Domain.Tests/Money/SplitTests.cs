using CsCheck;

namespace ThreeForOne.Domain.Tests;

public class SplitTests
{
    private static readonly Gen<long> Amount = Gen.Long[0, MoneyText.MaxMinor];

    private static readonly Gen<long[]> Weights =
        Gen.OneOf(Gen.Long[0, 5], Gen.Long[0, MoneyText.MaxMinor]).Array[1, 6].Where(w => w.Any(x => x > 0));

    [Fact]
    public void Once_adds_up_stays_within_a_centavo_and_gives_nothing_to_a_zero_weight() =>
        Gen.Select(Amount, Weights).Sample((amount, weights) =>
        {
            var parts = Split.Once(Money.Mxn(amount), weights);
            var total = weights.Aggregate((Int128)0, (sum, w) => sum + w);

            Assert.Equal(amount, parts.Sum(p => p.Minor));
            for (var i = 0; i < weights.Length; i++)
            {
                Assert.InRange(parts[i].Minor * total - (Int128)amount * weights[i], -total + 1, total - 1);
                if (weights[i] == 0) Assert.True(parts[i].IsZero);
            }
        });

    [Fact]
    public void Once_breaks_ties_in_the_order_given() =>
        Gen.Select(Amount, Gen.Int[1, 6]).Sample((amount, count) =>
        {
            var parts = Split.Once(Money.Mxn(amount), [.. Enumerable.Repeat(1L, count)]);

            Assert.Equal(parts.OrderDescending(), parts);
            Assert.InRange(parts[0].Minor - parts[^1].Minor, 0, 1);
        });

    [Fact]
    public void Once_takes_nothing_from_anybody_when_equal_parties_share_a_larger_whole() =>
        Gen.Select(Amount, Gen.Long[0, 10], Gen.Int[1, 6]).Sample((amount, more, count) =>
        {
            long[] equal = [.. Enumerable.Repeat(7L, count)];
            var before = Split.Once(Money.Mxn(amount), equal);
            var after = Split.Once(Money.Mxn(amount + more), equal);

            Assert.All(before.Zip(after), p => Assert.True(p.Second >= p.First));
        });

    [Fact]
    public void Once_never_gives_more_to_a_smaller_weight_nor_much_less_of_a_larger_whole() =>
        Gen.Select(Amount, Weights).Sample((amount, weights) =>
        {
            var parts = Split.Once(Money.Mxn(amount), weights);
            var more = Split.Once(Money.Mxn(amount + 1), weights);

            for (var i = 0; i < weights.Length; i++)
                for (var j = 0; j < weights.Length; j++)
                    if (weights[i] > weights[j]) Assert.True(parts[i] >= parts[j]);
            // Largest remainder can move a spare centavo between parties, never more than that.
            Assert.All(Enumerable.Range(0, weights.Length), i => Assert.InRange(more[i].Minor - parts[i].Minor, -1, 2));
        });

    [Theory]
    [InlineData(-1, new long[] { 1, 1 })]
    [InlineData(1, new long[] { 1, -1 })]
    [InlineData(1, new long[] { 0, 0 })]
    [InlineData(1, new long[] { })]
    public void Once_takes_no_negative_amount_no_negative_weight_and_not_only_zeros(long amount, long[] weights) =>
        Assert.Throws<InvariantBrokenException>(() => Split.Once(Money.Mxn(amount), weights));

    [Fact]
    public void Within_gives_what_a_limit_cuts_to_the_others() =>
        Gen.Select(Amount, Gen.Select(Gen.Long[0, 5], Amount).Array[1, 4]).Sample((amount, parties) =>
        {
            var weights = parties.Select(p => p.Item1).ToArray();
            var limits = parties.Select(p => p.Item2 % 2 == 0 ? Money.Mxn(p.Item2) : (Money?)null).ToArray();
            var room = parties.Where(p => p.Item1 > 0)
                .Aggregate((Int128)0, (sum, p) => sum + (p.Item2 % 2 == 0 ? p.Item2 : MoneyText.MaxMinor));

            var parts = Split.Within(Money.Mxn(amount), weights, limits);

            Assert.Equal(room >= amount, parts is not null);
            if (parts is null) return;
            Assert.Equal(amount, parts.Sum(p => p.Minor));
            Assert.All(parts.Zip(limits), p => Assert.True(p.Second is null || p.First <= p.Second));
        });
}
