namespace ThreeForOne.Domain;

/// <summary>
/// Exact splits to the centavo. Parties are given in the pack's tie order; the parts always add up to the whole.
/// </summary>
public static class Split
{
    /// <summary>
    /// Splits once by weight: largest remainder, ties in the order given; a zero weight gets nothing.
    /// </summary>
    public static IReadOnlyList<Money> Once(Money whole, IReadOnlyList<long> weights)
    {
        Invariant.Holds(whole.Minor >= 0 && weights.All(w => w >= 0) && weights.Any(w => w > 0));

        var total = Sum(weights);   // weights may be amounts
        var exact = weights.Select(w => (Int128)whole.Minor * w).ToArray();
        var parts = exact.Select(e => (long)(e / total)).ToArray();
        var spare = (int)(whole.Minor - parts.Sum());
        // OrderBy is stable, so equal remainders keep the order given.
        foreach (var i in Order(parts.Length).OrderByDescending(i => exact[i] % total).Take(spare)) parts[i]++;

        Invariant.Holds(parts.Sum() == whole.Minor);
        return [.. parts.Select(p => whole with { Minor = p })];
    }

    /// <summary>
    /// Splits by weight with a limit for each party (null: none). What a limit cuts goes to the others by weight.
    /// Null when the limits together do not hold the whole.
    /// </summary>
    public static IReadOnlyList<Money>? Within(Money whole, IReadOnlyList<long> weights, IReadOnlyList<Money?> limits)
    {
        Invariant.Holds(weights.Count == limits.Count && limits.All(l => l is not { Minor: < 0 }));

        var parts = new Money?[weights.Count];
        while (true)
        {
            var rest = whole - Money.Sum(parts.OfType<Money>(), whole.Currency);
            var open = Order(parts.Length).Where(i => parts[i] is null && weights[i] > 0).ToArray();
            if (open.Length == 0 && !rest.IsZero) return null;

            var split = open.Length == 0 ? [] : Once(rest, [.. open.Select(i => weights[i])]);
            var over = Order(open.Length).Where(n => split[n] > (limits[open[n]] ?? split[n])).ToArray();
            foreach (var n in over) parts[open[n]] = limits[open[n]];
            if (over.Length > 0) continue;

            for (var n = 0; n < open.Length; n++) parts[open[n]] = split[n];
            return [.. parts.Select(p => p ?? whole with { Minor = 0 })];
        }
    }

    /// <summary>
    /// Splits one of many payments, weighing by the amounts received. Each spare centavo in turn goes to the party then
    /// furthest below its exact cumulative share, ties to the last in the order given; none pays more than it put in.
    /// </summary>
    /// <param name="payment">The amount to charge now.</param>
    /// <param name="received">What each party has put in, in centavos; also the weights.</param>
    /// <param name="charged">What each party was charged before, in centavos.</param>
    public static IReadOnlyList<Money> Cumulative(
        Money payment, IReadOnlyList<long> received, IReadOnlyList<long> charged)
    {
        Invariant.Holds(payment.Minor >= 0 && received.Count == charged.Count);
        Invariant.Holds(Order(received.Count).All(i => 0 <= charged[i] && charged[i] <= received[i]));
        Invariant.Holds(payment.Minor + charged.Sum() <= received.Sum());

        var now = charged.ToArray();
        var spare = ShareOut(payment.Minor, received, now);
        var total = Sum(received);
        var spent = (Int128)payment.Minor + charged.Sum();
        for (; spare > 0; spare--)
        {
            // MaxBy keeps the first of the ties: reversed, the last in the order given.
            var lowest = Order(now.Length).Where(i => now[i] < received[i]).Reverse()
                .MaxBy(i => spent * received[i] - total * now[i]);
            now[lowest]++;
        }

        Invariant.Holds(now.Sum() == spent);
        return [.. Order(now.Length).Select(i => payment with { Minor = now[i] - charged[i] })];
    }

    // Whole centavos by weight, each party up to what it put in; what a full party cannot pay is shared out again.
    private static long ShareOut(long amount, IReadOnlyList<long> received, long[] now)
    {
        while (true)
        {
            var open = Order(now.Length).Where(i => now[i] < received[i]).ToArray();
            if (amount == 0) return amount;

            var total = open.Aggregate((Int128)0, (sum, i) => sum + received[i]);
            var given = 0L;
            var cut = false;
            foreach (var i in open)
            {
                var part = (long)((Int128)amount * received[i] / total);
                var room = received[i] - now[i];
                cut |= part > room;
                now[i] += Math.Min(part, room);
                given += Math.Min(part, room);
            }

            amount -= given;
            if (!cut) return amount;
        }
    }

    private static Int128 Sum(IReadOnlyList<long> weights) => weights.Aggregate((Int128)0, (sum, w) => sum + w);

    private static IEnumerable<int> Order(int count) => Enumerable.Range(0, count);
}
