using System.Net;
using AngleSharp.Dom;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Help;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Tests.Help;

/// <summary>Help on every page, a glossary and a guide in both languages, privacy before the first field.</summary>
public sealed class HelpPageTests(DemoSite site) : IClassFixture<DemoSite>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/works")]
    [InlineData("/clubs/new")]
    [InlineData("/sign-in")]
    public async Task A_page_says_what_it_is_for_and_whom_to_ask(string path)
    {
        using var visitor = site.Visitor();
        var purpose = PagePurposes.Of(path)!;

        var help = (await visitor.Get(path)).Page.QuerySelector(".page-help")!.TextContent;
        await visitor.Post("/language", ("to", "en"), ("return", path));
        var english = (await visitor.Get(path)).Page.QuerySelector(".page-help")!.TextContent;

        Assert.Contains(purpose.For.Spanish, help, StringComparison.Ordinal);
        Assert.Contains(purpose.Ask.Spanish, help, StringComparison.Ordinal);
        Assert.Contains(purpose.For.English, english, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_form_of_a_public_page_tells_of_privacy_before_its_first_field()
    {
        using var visitor = site.Visitor();
        var looked = 0;
        foreach (var route in AccessTable.Routes.Where(r => !r.SignedIn && !r.Route.Contains('{')))
        {
            var answer = await visitor.Get(route.Route);
            if (answer.Page.QuerySelector("main form[method=post]") is null) continue;
            looked++;
            var order = answer.Page.QuerySelectorAll("main a[href='/privacy'], main input:not([type=hidden]), "
                + "main select, main textarea, main form[method=post] button").ToList();
            Assert.True(order[0].GetAttribute("href") == "/privacy", $"{route.Route} begins with {order[0].OuterHtml}");
        }
        Assert.True(looked >= 3, $"{looked} pages");
        using var signedIn = await site.As(DemoPeople.ClubPresident);
        Assert.Null((await signedIn.Get("/proposals/new")).Page.QuerySelector(".privacy-note"));
    }

    [Fact]
    public async Task The_glossary_the_guide_and_privacy_are_there_in_both_languages()
    {
        using var visitor = site.Visitor();
        foreach (var (path, spanish, english) in new[]
        {
            ("/help", "A quién preguntar", "Whom to ask"), ("/help/glossary", "techo presupuestal", "envelope"),
            ("/help/guide", "Registre su club", "Register your club"),
            ("/privacy", "1,825 días", "1,825 days"),
        })
        {
            await visitor.Post("/language", ("to", "es"), ("return", path));
            Assert.Contains(spanish, (await visitor.Get(path)).Text, StringComparison.Ordinal);
            await visitor.Post("/language", ("to", "en"), ("return", path));
            var answer = await visitor.Get(path);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Contains(english, answer.Text, StringComparison.Ordinal);
        }
        Assert.Equal(Glossary.Words.Count,
            (await visitor.Get("/help/glossary")).Page.QuerySelectorAll("dl.glossary dt").Length);
    }
}
