using System.Net;
using ThreeForOne.Domain;
using ThreeForOne.Server.Features.Demo;

namespace ThreeForOne.Server.Tests.Demo;

public sealed class ClockTests(DemoSite site) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task Days_move_it_on_and_nobody_is_signed_out_by_that()
    {
        using var person = await site.As(DemoPeople.Auditor);
        var before = site.Clock.GetUtcNow();

        var answer = await person.Submit("/demo/clock", "/demo/clock?handler=Days", ("Days", "40"));

        Assert.Equal("/demo/clock?Fired=0", answer.Location);
        Assert.InRange(
            site.Clock.GetUtcNow() - before, TimeSpan.FromDays(40), TimeSpan.FromDays(40) + TimeSpan.FromSeconds(1));
        Assert.Equal("/audit", (await person.Get("/home")).Location);
    }

    [Fact]
    public async Task A_date_moves_it_to_nine_in_the_morning_in_mexico_city()
    {
        using var visitor = site.Visitor();
        var year = site.Clock.GetUtcNow().Year + 1;

        await visitor.Submit(
            "/demo/clock", "/demo/clock?handler=Date", ("To.Day", "1"), ("To.Month", "12"), ("To.Year", $"{year}"));

        Assert.InRange(site.Clock.GetUtcNow(), new(year, 12, 1, 15, 0, 0, TimeSpan.Zero),
            new(year, 12, 1, 15, 0, 1, TimeSpan.Zero));
    }

    [Fact]
    public async Task Whoever_asks_for_yesterday_is_refused() => Assert.IsType<ClockOnlyMovesForward>(
        (await site.In<MoveClock, Result<int>>(use => use.ByDays(-1, TestContext.Current.CancellationToken))).Refusal);

    [Theory]
    [InlineData("Days", "Days", "0")]
    [InlineData("Days", "Days", "-3")]
    [InlineData("Days", "Days", "mañana")]
    [InlineData("Date", "To.Year", "1999")]
    public async Task It_never_goes_back_and_says_so(string handler, string field, string value)
    {
        using var visitor = site.Visitor();
        var before = site.Clock.GetUtcNow();

        var answer = await visitor.Submit(
            "/demo/clock", $"/demo/clock?handler={handler}", ("To.Day", "1"), ("To.Month", "1"), (field, value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotEmpty(answer.Page.QuerySelectorAll(".error-summary li"));
        Assert.InRange(site.Clock.GetUtcNow() - before, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }
}
