using CsCheck;

namespace ThreeForOne.Domain.Tests;

public class RepeatedSplitTests
{
    private const int Payments = 1_000;

    [Fact]
    public void Up_to_four_parties_stay_within_a_centavo_over_a_thousand_payments_to_the_last_centavo() =>
        Gen.Select(
            Gen.OneOf(Gen.Long[0, 30], Gen.Long[0, 1_000_000_00]).Array[1, 4].Where(r => r.Any(x => x > 0)),
            Gen.Int[0, 100].Array[Payments].Where(s => s.Any(x => x > 0)))
        .Sample((received, sizes) =>
        {
            var charged = new long[received.Length];
            var total = (Int128)received.Sum();
            // The payments together spend everything, so the last ones are charged to nearly full parties.
            foreach (var payment in Split.Once(Money.Mxn(received.Sum()), [.. sizes.Select(s => (long)s)]))
            {
                var parts = Split.Cumulative(payment, received, charged);

                Assert.Equal(payment, Money.Sum(parts, Currency.Mxn));
                Assert.All(parts, p => Assert.True(p.Minor >= 0));
                charged = [.. charged.Select((c, i) => c + parts[i].Minor)];
                var spent = (Int128)charged.Sum();
                for (var i = 0; i < received.Length; i++)
                {
                    Assert.True(charged[i] <= received[i]);
                    Assert.InRange(charged[i] * total - spent * received[i], -total, total);
                }
            }

            Assert.Equal(received, charged);
        }, iter: 60);

    /// <summary>
    /// Given to whoever is furthest below, these centavos would leave a party 1.03 off: the reason for 0010.
    /// </summary>
    [Fact]
    public void Nobody_is_a_centavo_off_where_the_furthest_below_would_be()
    {
        long[] received = [1, 9, 777, 777];
        var charged = new long[received.Length];
        for (var spent = 1L; spent <= received.Sum(); spent++)
        {
            var parts = Split.Cumulative(Money.Mxn(1), received, charged);
            charged = [.. charged.Select((c, i) => c + parts[i].Minor)];
            Assert.All(charged.Zip(received), p => Assert.InRange(
                p.First * received.Sum() - spent * p.Second, -received.Sum() + 1, received.Sum() - 1));
        }

        Assert.Equal(received, charged);
    }

    [Fact]
    public void A_spare_centavo_goes_to_the_party_furthest_below_its_exact_share()
    {
        // After 0.01 the last party has paid; the next centavo is for the one before it.
        Assert.Equal([0, 0, 0, 1], Minor(Split.Cumulative(Money.Mxn(1), [9, 9, 9, 9], [0, 0, 0, 0])));
        Assert.Equal([0, 0, 1, 0], Minor(Split.Cumulative(Money.Mxn(1), [9, 9, 9, 9], [0, 0, 0, 1])));
        Assert.Equal([1, 0, 0, 0], Minor(Split.Cumulative(Money.Mxn(1), [20, 9, 9, 9], [0, 0, 0, 0])));
    }

    [Fact]
    public void What_a_party_cannot_pay_is_charged_to_the_others() =>
        Assert.Equal([0, 100], Minor(Split.Cumulative(Money.Mxn(100), [100, 100], [100, 0])));

    [Fact]
    public void Nothing_is_spent_that_nobody_put_in()
    {
        Assert.Equal([1, 1], Minor(Split.Cumulative(Money.Mxn(2), [1, 1], [0, 0])));
        Assert.Throws<InvariantBrokenException>(() => Split.Cumulative(Money.Mxn(3), [1, 1], [0, 0]));
    }

    /// <summary>
    /// A deposit taken back between two payments: whoever was charged more than its share of now pays nothing, and what
    /// lacks is borne evenly by the others.
    /// </summary>
    [Fact]
    public void What_was_received_may_change_between_payments()
    {
        Assert.Equal([0, 4, 4, 4], Minor(Split.Cumulative(Money.Mxn(12), [25, 100, 100, 100], [25, 25, 25, 25])));

        Gen.Select(
            Gen.Long[0, 40].Array[4].Where(r => r.Sum() > 0), Gen.Int[0, 100], Gen.Int[0, 3], Gen.Int[0, 100],
            Gen.Int[0, 100])
        .Sample((received, first, party, back, next) =>
        {
            var charged = Minor(Split.Cumulative(
                Money.Mxn(received.Sum() * first / 100), received, [0, 0, 0, 0])).ToArray();
            long[] now = [.. received];
            now[party] -= (now[party] - charged[party]) * back / 100;
            var payment = Money.Mxn((now.Sum() - charged.Sum()) * next / 100);
            var parts = Minor(Split.Cumulative(payment, now, charged)).ToArray();

            Assert.Equal(payment.Minor, parts.Sum());
            var (total, spent) = (now.Sum(), charged.Sum() + payment.Minor);
            var off = now.Select((r, i) => (charged[i] + parts[i]) * total - spent * r).ToArray();
            for (var i = 0; i < parts.Length; i++)
            {
                Assert.InRange(parts[i], 0, now[i] - charged[i]);
                // Charged at all, it is charged within its share, and no more above it than another is by a centavo.
                Assert.True(parts[i] == 0 || off[i] < total);
                Assert.True(parts[i] == 0 || off.All(o => o > -total || off[i] <= o + total));
            }
        }, iter: 2_000);
    }

    private static IEnumerable<long> Minor(IEnumerable<Money> amounts) => amounts.Select(a => a.Minor);
}
