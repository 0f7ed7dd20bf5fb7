using System.Net;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Tests.Committee;

namespace ThreeForOne.Server.Tests.Programmes;

public sealed class EditionPagesTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly CommitteeStage _stage = new(site);

    [Fact]
    public async Task The_director_sees_every_envelope_and_raises_one()
    {
        using var director = await site.As(DemoPeople.Director);
        var page = $"/editions/{await _stage.Edition()}";
        Assert.Contains("51,000,000.00", (await director.Get("/editions")).Text, StringComparison.Ordinal);

        var posted = await director.Submit(
            page, page, ("Party", "federal"), ("Amount", "20,000,000.00"), ("Reason", "Oficio 12"));

        Assert.Equal(page, posted.Location);
        Assert.Contains("20,000,000.00", (await director.Get(page)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_amount_is_told_at_its_field_and_kept()
    {
        using var director = await site.As(DemoPeople.Director);
        var page = $"/editions/{await _stage.Edition()}";

        var answer =
            await director.Submit(page, page, ("Party", "state"), ("Amount", "1.234"), ("Reason", "Oficio 13"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("más de dos decimales", answer.Text, StringComparison.Ordinal);
        Assert.Equal("1.234", answer.Page.QuerySelector("#Amount")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Opening_the_same_edition_again_is_refused_on_the_page()
    {
        using var director = await site.As(DemoPeople.Director);
        var year = $"{_stage.MexicoToday().Year}";
        var form = await director.Get("/editions/new");
        var pack = form.Page.QuerySelector("#Pack option:not([value=''])")!.GetAttribute("value")!;

        var answer = await director.Submit("/editions/new", "/editions/new", ("Pack", pack), ("State", "32"),
            ("Opens.Day", "1"), ("Opens.Month", "2"), ("Opens.Year", year), ("Closes.Day", "1"), ("Closes.Month", "3"),
            ("Closes.Year", year));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("ya está abierto en Zacatecas", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_that_is_none_is_told_at_its_field()
    {
        using var director = await site.As(DemoPeople.Director);

        var answer = await director.Submit("/editions/new", "/editions/new", ("State", "32"), ("FiscalYear", "26"));

        Assert.Contains(new FiscalYearNotAYear().Say.Spanish, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edition_that_is_none_is_not_found()
    {
        using var director = await site.As(DemoPeople.Director);

        Assert.Equal(HttpStatusCode.NotFound, (await director.Get($"/editions/{Guid.Empty}")).Status);
    }
}
