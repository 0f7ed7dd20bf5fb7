using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Web.Charts;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.PublicSite;

/// <summary>
/// What one edition's projects with a signed agreement are to cost, and who pays it; centavos of MXN.
/// </summary>
public sealed record EditionInvestment(int Year, string Programme, int Projects, IReadOnlyList<PartyAmount> ByParty)
{
    /// <summary>The states from the signed agreement on: what is invested, not what is asked for.</summary>
    public static IReadOnlyList<string> Agreed { get; } =
        ["CONVENIDA", "FONDEADA", "EN_EJECUCION", "TERMINADA", "ENTREGADA", "CERRADA"];

    public Money Total => Money.Sum(ByParty.Select(p => p.Amount), Currency.Mxn);

    public Money Of(string party) => ByParty.FirstOrDefault(p => p.Party == party)?.Amount ?? Money.Mxn(0);

    /// <summary>
    /// Reads in the transaction that is under way: what was invested by the dates asked for, by edition and party.
    /// </summary>
    public static async Task<IReadOnlyList<EditionInvestment>> Read(
        Database db, AsKnown dates, CancellationToken stop)
    {
        var rows = await db.Database.SqlQuery<Row>(
            $"""
            select i.fiscal_year, p.name_es, i.party, i.centavos, i.projects::int as projects
              from investment_as_known({dates.On}, {dates.Known}) i join programme p on p.id = i.programme_id
             order by i.fiscal_year, p.name_es
            """).ToListAsync(stop);
        return
        [
            // Every project has a share of its club, so the largest count of a party is the number of projects.
            .. rows.GroupBy(r => (r.FiscalYear, r.NameEs)).Select(g => new EditionInvestment(
                g.Key.FiscalYear, g.Key.NameEs, g.Max(r => r.Projects),
                [.. g.OrderBy(r => PartyLabels.Rank(r.Party))
                    .Select(r => new PartyAmount(r.Party, Money.Mxn(r.Centavos)))])),
        ];
    }

    /// <summary>The years of all programmes together, as the plot draws them.</summary>
    public static IReadOnlyList<InvestmentYear> Years(IReadOnlyList<EditionInvestment> editions) =>
    [
        .. editions.GroupBy(e => e.Year).Select(g => new InvestmentYear(
            g.Key, g.Sum(e => e.Projects), Money.Sum(g.Select(e => e.Total), Currency.Mxn),
            [.. PartyLabels.Order.Where(p => g.Any(e => !e.Of(p).IsZero))
                .Select(p => new PartyAmount(p, Money.Sum(g.Select(e => e.Of(p)), Currency.Mxn)))])),
    ];

    private sealed record Row(int FiscalYear, string NameEs, string Party, long Centavos, int Projects);
}
