using ThreeForOne.Server.Features.Programmes;

namespace ThreeForOne.Server.Features.Funding;

/// <summary>The effective date of an entry: the civil day of the act in the programme's zone.</summary>
public sealed class EffectiveDates(Packs packs)
{
    public async Task<DateOnly> Of(Project project, Act act, CancellationToken stop) =>
        Deadline.DayOf(act.At, (await packs.Of(project, stop)).Zone);
}

/// <summary>Shares as the postings take them.</summary>
public static class Standings
{
    /// <summary>
    /// The governments' parts, in the order of their envelopes' ids, so that balances lock in one order.
    /// </summary>
    public static IEnumerable<BudgetShare> Governments(this IEnumerable<PartyStanding> shares) =>
        shares.Where(s => s.BudgetLine is not null && s.Agreed > 0).OrderBy(s => s.BudgetLine)
            .Select(s => new BudgetShare(s.BudgetLine!.Value, s.Share, Money.Mxn(s.Agreed)));

    /// <summary>The parties in the pack's tie order, which is the order that splits take.</summary>
    public static IReadOnlyList<PartyStanding> InTieOrder(this IEnumerable<PartyStanding> shares, RulePack pack) =>
        [.. pack.TieOrder.Join(shares, party => party, s => s.Party, (_, s) => s)];
}
