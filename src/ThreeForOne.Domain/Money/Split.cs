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
    /// Splits one of many payments, weighing by the amounts received. Each party pays the whole centavos of its exact
    /// cumulative share; each spare centavo in turn goes to the party, below its share, whose next whole centavo falls
    /// due first, ties to the last in the order given. With equal amounts that is the party furthest below. Nobody is
    /// ever a centavo off its exact share, and none pays more than it put in. Source: docs/decisions/0010.
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

        var total = Sum(received);
        var spent = (Int128)payment.Minor + charged.Sum();
        var now = Order(received.Count)
            .Select(i => total == 0 ? 0 : Math.Max(charged[i], (long)(spent * received[i] / total))).ToArray();
        for (var spare = spent - now.Sum(); spare > 0; spare--) now[NextDue(received, now, spent, total)]++;

        // Amounts received that changed between payments can leave too much charged already: this payment gives way.
        for (var over = now.Sum() - spent; over > 0; over--)
            now[Order(now.Length).Where(i => now[i] > charged[i]).MinBy(i => spent * received[i] - total * now[i])]--;

        Invariant.Holds(now.Sum() == spent);
        return [.. Order(now.Length).Select(i => payment with { Minor = now[i] - charged[i] })];
    }

    // Of those below their exact share, the party whose exact share reaches one centavo more after the fewest centavos.
    private static int NextDue(IReadOnlyList<long> received, long[] now, Int128 spent, Int128 total)
    {
        var room = Order(now.Length).Where(i => now[i] < received[i]).Reverse().ToArray();
        var below = room.Where(i => total * now[i] < spent * received[i]).ToArray();
        return (below.Length > 0 ? below : room)
            .MinBy(i => ((now[i] + (Int128)1) * total + received[i] - 1) / received[i]);
    }

    private static Int128 Sum(IReadOnlyList<long> weights) => weights.Aggregate((Int128)0, (sum, w) => sum + w);

    private static IEnumerable<int> Order(int count) => Enumerable.Range(0, count);
}
