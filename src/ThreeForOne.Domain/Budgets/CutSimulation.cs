namespace ThreeForOne.Domain;

/// <summary>What a reservation holds in one envelope, in centavos.</summary>
public sealed record HeldAmount(Guid Line, long Centavos);

/// <summary>
/// A reservation that stands, not yet committed. <paramref name="Rank"/> is the project's place in the session that
/// approved it, 1 the best; all reservations of one session were made at one moment.
/// </summary>
public sealed record StandingReservation(Guid Project, DateTimeOffset Made, int Rank, IReadOnlyList<HeldAmount> Held)
{
    public long HeldIn(Guid line) => Held.Where(h => h.Line == line).Sum(h => h.Centavos);
}

/// <summary>A cut of <paramref name="Amount"/> from one envelope; centavos of MXN.</summary>
public sealed record CutAsked(Guid Line, long Amount, long Modified, long Available);

/// <summary>The cut takes nothing.</summary>
public sealed record CutNotPositive() : Refusal("cut.not_positive")
{
    public override Bilingual Say => new("El recorte debe ser mayor que cero.", "The cut must be more than zero.");
}

/// <summary>The cut would go below what is committed; <see cref="By"/> is by how much.</summary>
public sealed record CutBelowCommitted(Money By, Money Committed) : Refusal("cut.below_committed")
{
    public override Bilingual Say => new(
        $"El recorte baja de lo comprometido por ${MoneyText.Format(By)}: hay convenios firmados por "
        + $"${MoneyText.Format(Committed)}, que ningún recorte toca.",
        $"The cut goes ${MoneyText.Format(By)} below what is committed: agreements are signed for "
        + $"${MoneyText.Format(Committed)}, which no cut touches.");
}

/// <summary>
/// What a cut does: the reservations that fall, in order, and what is available afterwards in every envelope they held.
/// </summary>
public sealed record CutOutcome(
    CutAsked Asked, IReadOnlyList<StandingReservation> Falls, IReadOnlyList<HeldAmount> Freed)
{
    /// <summary>What the cut envelope has available once it is done.</summary>
    public long Remains => Asked.Available + FreedIn(Asked.Line) - Asked.Amount;

    public long FreedIn(Guid line) => Freed.Where(f => f.Line == line).Sum(f => f.Centavos);
}

/// <summary>
/// Reckons what a cut of an envelope does, before anyone decides it. What is available goes first; then reservations
/// fall whole, in the pack's published order, until the cut is covered. What is committed never falls.
/// </summary>
public static class CutSimulation
{
    public static Result<CutOutcome> Run(CutAsked asked, IReadOnlyList<StandingReservation> standing, CutOrder order)
    {
        if (asked.Amount <= 0) return new CutNotPositive();

        var candidates = InOrder(standing.Where(r => r.HeldIn(asked.Line) > 0), order).ToArray();
        var reserved = candidates.Sum(r => r.HeldIn(asked.Line));
        var most = asked.Available + reserved;
        if (asked.Amount > most)
            return new CutBelowCommitted(Money.Mxn(asked.Amount - most), Money.Mxn(asked.Modified - most));

        var missing = asked.Amount - asked.Available;
        var falls = new List<StandingReservation>();
        foreach (var reservation in candidates)
        {
            if (missing <= 0) break;
            falls.Add(reservation);
            missing -= reservation.HeldIn(asked.Line);
        }
        Invariant.Holds(missing <= 0);
        return new CutOutcome(asked, falls,
        [
            .. falls.SelectMany(r => r.Held).GroupBy(h => h.Line)
                .Select(g => new HeldAmount(g.Key, g.Sum(h => h.Centavos))),
        ]);
    }

    /// <summary>In which order reservations fall.</summary>
    public static IEnumerable<StandingReservation> InOrder(
        IEnumerable<StandingReservation> standing, CutOrder order) => order switch
        {
            CutOrder.LatestFirst => standing.OrderByDescending(r => r.Made).ThenByDescending(r => r.Rank)
                .ThenBy(r => r.Project),
            CutOrder.LowestRankFirst => standing.OrderByDescending(r => r.Rank).ThenByDescending(r => r.Made)
                .ThenBy(r => r.Project),
        };
}
