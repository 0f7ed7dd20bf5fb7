using System.Text.Json.Nodes;
using ThreeForOne.Server.Features.Demo;

namespace ThreeForOne.Server.Tests.Ledger;

/// <summary>A month that closes while an entry comes: one of them is first, and the other sees it.</summary>
public sealed class PeriodRaceTests(FundedSite site) : IClassFixture<FundedSite>
{
    private const string Named = "fiscal_year || '-' || lpad(month::text, 2, '0')";

    [Fact]
    public async Task Invariant_9_an_entry_and_the_closing_of_its_month()
    {
        var month = await Tests.Sql.List(site.Databases.Verifier!, $"select {Named} "
            + "from accounting_period where closed_at is null order by fiscal_year, month limit 2");

        // Posted first, it is in the month that then closes; closed first, the month takes nothing.
        Assert.Null(await RaceSession.Second(site, SqlOf(In(month[0])), Close(month[0])));
        Assert.Equal("period_is_open", await RaceSession.Second(site, Close(month[1]), SqlOf(In(month[1]))));
        Assert.Equal("period_is_open", (await site.Attack.Post(DemoPeople.Director, In(month[0]))).Constraint);
    }

    private static string Close(string month) => $"update accounting_period set closed_at = '{month}-01'::date "
        + $"+ interval '2 months', closed_by = '{DemoPeople.Director.Id}', reason = 'x' where {Named} = '{month}'";

    private JsonObject In(string month)
    {
        var entry = site.Attack.Entry("increase", site.Edition, null, DemoPeople.Director,
            ('L', site.LineOf("state"), "8.2.2-D", 10), ('L', site.LineOf("state"), "8.2.3", -10));
        entry["effective_on"] = month + "-15";
        return entry;
    }

    private static string SqlOf(JsonObject entry) =>
        $"select post_entry(convert_to($q${entry.ToJsonString()}$q$, 'UTF8'))";
}
