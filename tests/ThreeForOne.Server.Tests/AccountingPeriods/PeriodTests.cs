using System.Net;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.AccountingPeriods;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Tests.Committee;
using ThreeForOne.Server.Tests.Ledger;

namespace ThreeForOne.Server.Tests.AccountingPeriods;

/// <summary>Months close in order, once, by the director and with a reason; those to come are never missing.</summary>
public sealed class PeriodTests(DemoSite site) : IClassFixture<DemoSite>
{
    private const string Refused = "23514";
    private readonly Attack _attack = new(site);

    private const string Next = "where (fiscal_year, month) = (select fiscal_year, month from accounting_period "
        + "where closed_at is null order by 1, 2 limit 1)";

    private int Year => new CommitteeStage(site).MexicoToday().Year;

    [Fact]
    public async Task A_month_is_closed_on_its_page_after_it_ended_in_order_and_with_a_reason()
    {
        var stop = TestContext.Current.CancellationToken;
        using var director = await site.As(DemoPeople.Director);
        using var auditor = await site.As(DemoPeople.Auditor);
        var (january, february) = ($"/accounting-periods/{Year}/1", $"/accounting-periods/{Year}/2");
        Assert.Contains("El mes aún no termina", (await director.Get(january)).Text, StringComparison.Ordinal);
        Assert.IsType<PeriodNotYetClosable>((await Close(1)).Refusal);

        await site.Clock.Move(new(Year, 3, 3, 12, 0, 0, TimeSpan.Zero), stop);

        Assert.Contains("Cierre primero", (await director.Get(february)).Text, StringComparison.Ordinal);
        Assert.IsType<PeriodNotYetClosable>((await Close(2)).Refusal);
        Assert.IsType<ReasonMissing>((await Close(1, " ")).Refusal);
        Assert.IsType<NotYourTurn>((await Close(1, who: DemoPeople.Auditor)).Refusal);
        Assert.IsType<NoSuchPeriod>((await Close(13)).Refusal);
        Assert.Null((await auditor.Get(january)).Page.QuerySelector("main form"));
        var empty = await director.Submit(january, january, ("Reason", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Equal("/accounting-periods",
            (await director.Submit(january, january, ("Reason", "Banco conciliado"))).Location);

        Assert.IsType<NoSuchPeriod>((await Close(1)).Refusal);
        var list = (await auditor.Get("/accounting-periods")).Text;
        Assert.Contains("por Beatriz Arellano Banco conciliado", list, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.Get("/accounting-periods/1999/1")).Status);
    }

    [Fact]
    public async Task Not_even_direct_sql_closes_out_of_order_early_or_for_another()
    {
        var by = $"closed_at = '{Year + 5}-01-01', closed_by = '{DemoPeople.Director.Id}', reason = 'x'";
        var december = $"where fiscal_year = {Year + 1} and month = 12";
        Assert.Equal((Refused, "period_closes_in_order"),
            await _attack.Run(DemoPeople.Director, $"update accounting_period set {by} {december}"));
        Assert.Equal((Refused, "period_closes_in_order"),
            await _attack.Run(
                DemoPeople.Director, $"update accounting_period set month = 1, fiscal_year = 1999 {december}"));
        Assert.Equal((Refused, "period_closed_whole"), await _attack.Run(DemoPeople.Director,
            $"update accounting_period set {by.Replace("'x'", "''", StringComparison.Ordinal)} {Next}"));
        Assert.Equal((Refused, "period_closed_by_director"), await _attack.Run(DemoPeople.Auditor,
            $"update accounting_period set {by} {Next}"));
    }

    private Task<Result<bool>> Close(int month, string reason = "Conciliado", DemoPerson? who = null) =>
        site.In((CloseAccountingPeriod close) =>
            close.Handle(Year, month, reason, (who ?? DemoPeople.Director).Actor, default));
}
