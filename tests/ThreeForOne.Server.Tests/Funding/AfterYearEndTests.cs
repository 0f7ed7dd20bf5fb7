using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Server.Features.Closing;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Funding;
using ThreeForOne.Server.Features.Jobs;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.Works;
using ThreeForOne.Server.Tests.Verification;

namespace ThreeForOne.Server.Tests.Funding;

/// <summary>
/// A project that closes after its year: public money goes back as a return of an earlier year, told on the open year's
/// line once that edition is open, and restores nothing. Example 11's project: 912,345.67 of 1,000,000.00 spent.
/// </summary>
public sealed class AfterYearEndTests(ApprovedSite site) : IClassFixture<ApprovedSite>
{
    private readonly MoneyStage _stage = new(site);

    [Fact]
    public async Task Returns_after_year_end_are_told_in_the_open_year_and_restore_nothing()
    {
        var project = await _stage.Running();
        await _stage.Confirm(project, "club", 4_94);
        MoneyStage.Holds(await _stage.OrderPayment(project, 912_345_67));
        await _stage.Approve(project);
        MoneyStage.Holds(await _stage.Expense(project, 912_345_67, "5FB2822E-396D-4725-8521-CDC4BDD20CF1"));
        MoneyStage.Holds(await _stage.Decide(project, "accept_expense", "accept", DemoPeople.Reconciler));
        var progress = await _stage.TaskOf(project, "progress", DemoPeople.Executor);
        MoneyStage.Holds(await site.In((ReportProgress use) =>
            use.Handle(progress, 100, "Terminada", DemoPeople.Executor.Actor, default)));
        MoneyStage.Holds(await _stage.Decide(project, "countersign", "countersign", DemoPeople.WorksCommittee));
        MoneyStage.Holds(await _stage.Decide(project, "hand_over", "assent", DemoPeople.WorksCommittee));
        MoneyStage.Holds(await _stage.Decide(project, "hand_over", "assent", DemoPeople.ClubPresident));
        var year = _stage.Today.Year;
        var available = await Balances("8.2.2-D", year);
        await site.In((MoveClock move) => move.ToDate(new(year + 1, 1, 12), default));

        await _stage.Earn(project, 3_210_55);
        MoneyStage.Holds(await _stage.Decide(project, "close", "close", DemoPeople.Technician));

        // Each party gets its own back; the old year's budget gets nothing, and the new year is not open yet.
        var money = (await _stage.Money(project)).ToDictionary(p => p.Party, p => p.Returned);
        Assert.Equal((22_716_21L, 22_716_23L, 22_716_22L, 22_716_22L),
            (money["club"], money["municipal"], money["state"], money["federal"]));
        Assert.Equal(available, await Balances("8.2.2-D", year));
        Assert.Equal(0, await site.In((PostEarlierReturns returns) => returns.Run(default)));
        Assert.Equal((250_004_94L, 250_000_00L, 0L, 22_721_15L), await ClubStatement(year));
        await SurplusIsTold(project);

        await OpenEdition(year + 1);
        Assert.Equal(3, await site.In((PostEarlierReturns returns) => returns.Run(default)));
        Assert.Equal(0, await site.In((PostEarlierReturns returns) => returns.Run(default)));

        Assert.Equal(22_716_23L + 2 * 22_716_22L, await Balances("R.REINTEGRO", year + 1));
        Assert.Equal(-(22_716_23L + 2 * 22_716_22L), await Balances("R.POR_ENTERAR", year + 1));
        Assert.Equal(0L, await Balances("8.2.2-D", year + 1));
        Assert.Equal(available, await Balances("8.2.2-D", year));
        await Sealer.SealAll(site.App.Services.GetRequiredService<IServiceScopeFactory>(),
            TestContext.Current.CancellationToken);
        Assert.All(await StoredBooks.Verify(site.Databases), check => Assert.True(check.Holds, check.ToString()));
    }

    /// <summary>What arrived is what was applied, what is held above it and what went back above it.</summary>
    private async Task<(long Received, long Applied, long Surplus, long Returned)> ClubStatement(int year)
    {
        var issued = await site.In((IssueStatement use) => use.Handle(
            DemoOffices.ElDurazno.Id, year, MoneyStage.Key(), DemoPeople.ClubTreasurer.Actor, default));
        MoneyStage.Holds(issued);
        var record = JsonNode.Parse((byte[])(await Sql.Scalar(
            site.Databases.Verifier!, $"select record from document where id = '{issued.Value}'"))!)!;
        var totals = record["totals"]!;
        return (Of("received"), Of("applied"), Of("surplus"), Of("returned"));

        long Of(string name) => (long)totals[name]!;
    }

    private async Task SurplusIsTold(Guid project)
    {
        var closing = JsonNode.Parse((byte[])(await Sql.Scalar(site.Databases.Verifier!,
            $"select record from document where project_id = '{project}' and type = 'closing_statement'"))!)!;
        Assert.Equal(4_94L, (long)closing["surplus"]!);
        using var treasurer = await site.As(DemoPeople.ClubTreasurer);
        Assert.Contains("se devolvieron 4.94 MXN de excedente",
            (await treasurer.Get($"/projects/{project}/money")).Text, StringComparison.Ordinal);
    }

    private async Task<long> Balances(string account, int year) => (long)(decimal)(await Sql.Scalar(
        site.Databases.Verifier!,
        $"""
        select coalesce(sum(b.centavos), 0) from balance b join budget_line l on l.id = b.scope_id
          join edition e on e.id = l.edition_id
         where b.account = '{account}' and e.fiscal_year = {year} and e.programme_id = 'three-for-one'
        """))!;

    private async Task OpenEdition(int year)
    {
        var pack = (Guid)(await Sql.Scalar(site.Databases.Verifier!,
            "select rule_pack_id from edition where programme_id = 'three-for-one' limit 1"))!;
        var opened = await site.In((OpenEdition open) => open.Handle(
            new(pack, "32", year, new(year, 1, 13), new(year, 3, 31)), MoneyStage.Key(), DemoPeople.Director.Actor,
            default));
        Assert.False(opened.IsRefusal, opened.Refusal?.Say.English);
    }
}
