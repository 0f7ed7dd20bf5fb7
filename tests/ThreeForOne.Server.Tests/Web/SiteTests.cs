using System.Net;
using Npgsql;

namespace ThreeForOne.Server.Tests.Web;

/// <summary>What holds for every page, seen from outside, over HTTP.</summary>
public sealed class SiteTests(DemoSite site) : IClassFixture<DemoSite>
{
    private const string Policy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; frame-ancestors 'none'; "
        + "form-action 'self'; base-uri 'none'";

    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/no-such-page")]
    [InlineData("/css/site.css")]
    [InlineData("/investment-wide.es.svg")]
    public async Task Every_answer_carries_the_security_headers(string path)
    {
        using var http = new HttpClient { BaseAddress = site.Address };
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(Policy, Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        var permissions = Assert.Single(answer.Headers.GetValues("Permissions-Policy"));
        Assert.Contains("geolocation=()", permissions, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/no-such-page")]
    public async Task No_page_holds_a_style_a_script_or_a_handler_of_its_own(string path)
    {
        using var visitor = site.Visitor();
        var page = (await visitor.Get(path)).Page;

        Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src])"));
        var attributes = page.QuerySelectorAll("*").SelectMany(e => e.Attributes);
        Assert.DoesNotContain(attributes, a => a.Name.StartsWith("on", StringComparison.Ordinal));
        var htmx = page.QuerySelector("meta[name=htmx-config]")!.GetAttribute("content");
        Assert.Contains("\"allowEval\":false", htmx, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Spanish_is_the_default_and_the_switch_returns_to_the_same_page()
    {
        using var visitor = site.Visitor();
        var spanish = (await visitor.Get("/sign-in?to=%2Foperations")).Page;
        Assert.Equal("es", spanish.DocumentElement.GetAttribute("lang"));

        var switched = await visitor.Submit("/sign-in?to=%2Foperations", "/language");
        Assert.Equal("/sign-in?to=%2Foperations", switched.Location);

        var english = (await visitor.Get(switched.Location!)).Page;
        Assert.Equal("en", english.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Sign in", english.QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("")]
    public async Task The_switch_never_leaves_the_site(string back)
    {
        using var visitor = site.Visitor();

        Assert.Equal("/", (await visitor.Post("/language", ("to", "en"), ("return", back))).Location);
    }

    [Fact]
    public async Task A_demonstration_says_so_and_every_page_carries_the_legend()
    {
        using var visitor = site.Visitor();
        var answer = await visitor.Get("/no-such-page");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Contains("DEMOSTRACIÓN", answer.Body, StringComparison.Ordinal);
        Assert.Contains("ajeno a cualquier partido político", answer.Body, StringComparison.Ordinal);
        Assert.Contains("No encontramos esta página", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_whose_token_no_longer_holds_keeps_what_was_typed()
    {
        using var http = new HttpClient { BaseAddress = site.Address };
        using var form = new FormUrlEncodedContent(
            [KeyValuePair.Create("Days", "veintiuno"), KeyValuePair.Create("__RequestVerificationToken", "old")]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/demo/clock?handler=Days") { Content = form };
        request.Headers.Add("Origin", site.Address.GetLeftPart(UriPartial.Authority));
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("El formulario caducó", body, StringComparison.Ordinal);
        Assert.Contains("value=\"veintiuno\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_front_page_shows_the_rows_as_printed_and_the_difference_as_a_warning()
    {
        await Import();
        using var visitor = site.Visitor();
        var answer = await visitor.Get("/");

        Assert.Contains("5,044,921", answer.Text, StringComparison.Ordinal);
        Assert.Equal("11,394,127", answer.Page.QuerySelector("tfoot .amount")!.TextContent);
        var warning = answer.Page.QuerySelector(".usa-alert--warning")!.TextContent;
        Assert.Contains("11,394,128", warning, StringComparison.Ordinal);
        Assert.Contains("<svg", (await visitor.Get("/investment-narrow.en.svg")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get("/investment-huge.en.svg")).Status);
    }

    private async Task Import()
    {
        await using var connection = new NpgsqlConnection(site.Databases.Owner);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("""
            delete from historical_investment; delete from historical_total;
            insert into historical_investment values (1999, 93, 504492100, 'Fuente'), (2000, 117, 634920600, 'Fuente');
            insert into historical_total values ('Fuente', 210, 1139412800);
            """, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
