using ThreeForOne.Server.Features.AccountingPeriods;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Tests.Committee;

namespace ThreeForOne.Server.Tests.AccountingPeriods;

/// <summary>No entry finds its month missing, however long the server was off.</summary>
public sealed class ComingPeriodsTests(DemoSite site) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task The_months_of_coming_years_open_by_themselves_and_stay_as_they_are()
    {
        Assert.Equal(0, await site.In((OpenComingPeriods open) => open.Run(default)));
        var year = new CommitteeStage(site).MexicoToday().Year;
        var stop = TestContext.Current.CancellationToken;
        await site.In((MoveClock move) => move.ToDate(new(year + 3, 6, 1), stop));

        Assert.Equal(5 * 12L, await Sql.Scalar(site.Databases.Verifier!,
            $"select count(*) from accounting_period where fiscal_year between {year} and {year + 4}"));
        Assert.Equal(0, await site.In((OpenComingPeriods open) => open.Run(default)));
    }
}
