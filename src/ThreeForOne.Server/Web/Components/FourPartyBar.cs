using System.Globalization;
using ThreeForOne.Domain;

namespace ThreeForOne.Server.Web.Components;

/// <summary>One party's money, all in one currency: what is paid is not committed any more.</summary>
public sealed record PartyMoney(string Party, Money Paid, Money Committed, Money Reserved, Money Gap)
{
    public Money Total => Paid + Committed + Reserved + Gap;

    /// <summary>
    /// A share that nothing has happened to yet, as in a draft: shown as reserved would be, in outline.
    /// </summary>
    public static PartyMoney Planned(string party, Money share) =>
        new(party, Money.Zero(share.Currency), Money.Zero(share.Currency), share, Money.Zero(share.Currency));
}

/// <summary>A drawn piece of the bar, in percent of its width.</summary>
public sealed record BarSegment(string Party, string Kind, string X, string Width);

/// <summary>
/// The four-party bar: width is amount, in the order club, municipal, state, federal; solid is paid, hatched committed,
/// outline reserved (or planned), dashed the gap. White between the parties, so that no colour has to be told apart.
/// </summary>
/// <param name="Parties">Absent parties are left out, not shown as zero.</param>
/// <param name="Caption">What the money is of; names the picture and the table.</param>
/// <param name="Planned">True for a draft: the outline is then called planned.</param>
/// <param name="WithTable">The same figures as a table under it; false where one stands beside it already.</param>
public sealed record FourPartyBar(
    IReadOnlyList<PartyMoney> Parties, string Caption, bool Planned = false, bool WithTable = true)
{
    // Percent of the width; at a phone's 340 px it is still three white pixels.
    private const decimal GapBetweenParties = 0.9m;

    public IReadOnlyList<PartyMoney> Ordered { get; } = [.. Parties.OrderBy(party => PartyLabels.Rank(party.Party))];

    public Currency Currency => Parties.Count == 0 ? Currency.Mxn : Parties[0].Total.Currency;

    public Money Total => Money.Sum(Parties.Select(party => party.Total), Currency);

    /// <summary>The kinds of money that occur, for the legend and the columns of the table.</summary>
    public IReadOnlyList<string> Kinds => [.. AllKinds.Where(kind => Parties.Any(party => Of(party, kind).Minor > 0))];

    /// <summary>A bar that is all solid needs no key.</summary>
    public bool NeedsLegend => Kinds is not ([] or ["paid"]);

    private static IReadOnlyList<string> AllKinds { get; } = ["paid", "committed", "reserved", "gap"];

    public static Money Of(PartyMoney party, string kind) => kind switch
    {
        "paid" => party.Paid,
        "committed" => party.Committed,
        "reserved" => party.Reserved,
        "gap" => party.Gap,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public Bilingual Label(string kind) => kind switch
    {
        "paid" => new("Depositado", "Paid"),
        "committed" => new("Comprometido", "Committed"),
        "reserved" when Planned => new("Previsto", "Planned"),
        "reserved" => new("Reservado", "Reserved"),
        "gap" => new("Faltante", "Gap"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public IReadOnlyList<BarSegment> Segments()
    {
        var shown = Ordered.Where(party => party.Total.Minor > 0).ToList();
        var total = Total.Minor;
        if (total <= 0) return [];

        var room = 100m - GapBetweenParties * (shown.Count - 1);
        var segments = new List<BarSegment>();
        var x = 0m;
        foreach (var party in shown)
        {
            foreach (var kind in AllKinds.Where(kind => Of(party, kind).Minor > 0))
            {
                var width = room * Of(party, kind).Minor / total;
                segments.Add(new BarSegment(party.Party, kind, Percent(x), Percent(width)));
                x += width;
            }

            x += GapBetweenParties;
        }

        return segments;
    }

    private static string Percent(decimal value) => value.ToString("0.###", CultureInfo.InvariantCulture) + "%";
}
