using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.History;

namespace ThreeForOne.Server.Tests.History;

/// <summary>Acceptance example 13: table 6, as it is printed.</summary>
public sealed class ImportHistoryTests(DemoSite site) : IClassFixture<DemoSite>
{
    private static PrintedTable Table6 => ImportVerb.Read(ImportHistory.Table6);

    [Fact]
    public void Example_13_the_rows_are_one_dollar_less_than_the_printed_total()
    {
        var table = Table6;

        Assert.Equal(8, table.Years.Count);
        Assert.Equal((429, 16_823_669_00L), (table.AddedProjects, table.AddedUsdCents));
        Assert.Equal((429, 16_823_670_00L), (table.PrintedProjects, table.PrintedUsdCents));
        Assert.Contains("difference US$ -1.00", ImportVerb.Warning(table), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Importing_again_changes_nothing_and_says_so()
    {
        var before = await Kept();

        Assert.Equal(0, (await Import(Table6)).Value.NewRows);   // the demonstration loaded it already

        Assert.Equal(before, await Kept());
        Assert.Equal(8 + 1, before.Count);
        Assert.Equal("printed 429 1682367000", before[^1]);
    }

    [Fact]
    public async Task Another_figure_for_a_year_that_is_kept_is_refused_and_leaves_no_trace()
    {
        var before = await Kept();
        var changed = Table6 with { Years = [new(1992, 1, 1), Table6.Years[0] with { UsdCents = 1 }] };

        Assert.IsType<HistoryDiffers>((await Import(changed)).Refusal);
        Assert.IsType<HistoryDiffers>((await Import(Table6 with { PrintedUsdCents = 16_823_669_00 })).Refusal);

        Assert.Equal(before, await Kept());
    }

    [Fact]
    public async Task The_front_page_warns_of_the_difference()
    {
        using var visitor = site.Visitor();
        var page = await visitor.Get("/");

        Assert.Contains("La fuente imprime un total de 16,823,670", page.Text, StringComparison.Ordinal);
        Assert.Contains("sus renglones suman 16,823,669", page.Text, StringComparison.Ordinal);
        Assert.Contains("2000 117 6,349,206", page.Text, StringComparison.Ordinal);
    }

    private Task<ThreeForOne.Domain.Result<HistoryImported>> Import(PrintedTable table) =>
        site.In((ImportHistory import) => import.Handle(table, Actor.System, TestContext.Current.CancellationToken));

    private Task<List<string>> Kept() => site.In((Database db) => db.Reading(Actor.System, async () =>
    {
        var rows = await db.HistoricalInvestments.OrderBy(h => h.Year)
            .Select(h => $"{h.Year} {h.Projects} {h.UsdCents} {h.Source}").ToListAsync();
        var totals = await db.HistoricalTotals.Select(h => $"printed {h.Projects} {h.UsdCents}").ToListAsync();
        return rows.Concat(totals).ToList();
    }, CancellationToken.None));
}
