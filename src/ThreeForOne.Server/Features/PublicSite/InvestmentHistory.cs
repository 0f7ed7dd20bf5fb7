using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Web.Charts;

namespace ThreeForOne.Server.Features.PublicSite;

/// <summary>A source whose printed total is not what its rows add up to; the printed one is kept and told.</summary>
public sealed record PrintedDifference(
    string Source, Money Printed, Money Added, int PrintedProjects, int AddedProjects);

/// <summary>What the programme's history says, as printed (US$), and what does not add up in it.</summary>
public sealed record InvestmentHistory(
    IReadOnlyList<InvestmentYear> Years,
    IReadOnlyList<HistoricalTotal> Printed,
    IReadOnlyList<PrintedDifference> Differences)
{
    public IReadOnlyList<string> Sources => [.. Printed.Select(p => p.Source)];

    /// <summary>Reads in the transaction that is under way.</summary>
    public static async Task<InvestmentHistory> Read(Database db, CancellationToken stop)
    {
        var rows = await db.HistoricalInvestments.AsNoTracking().OrderBy(row => row.Year).ToListAsync(stop);
        var totals = await db.HistoricalTotals.AsNoTracking().OrderBy(total => total.Source).ToListAsync(stop);
        var differences =
            from total in totals
            let mine = rows.Where(row => row.Source == total.Source).ToList()
            let added = mine.Sum(row => row.UsdCents)
            let projects = mine.Sum(row => row.Projects)
            where added != total.UsdCents || projects != total.Projects
            select new PrintedDifference(
                total.Source, Money.Usd(total.UsdCents), Money.Usd(added), total.Projects, projects);
        return new InvestmentHistory(
            [.. rows.Select(row => new InvestmentYear(row.Year, row.Projects, Money.Usd(row.UsdCents)))],
            totals, [.. differences]);
    }
}
