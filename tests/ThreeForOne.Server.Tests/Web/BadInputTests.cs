using System.Net;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Projects;
using ThreeForOne.Server.Tests.Proposals;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Tests.Web;

/// <summary>What nobody's browser sends by itself: every answer is a page, never a failure of ours.</summary>
public sealed class BadInputTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly Drafting club = new(site);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("a\0b", "ab")]
    [InlineData("\u202Efdp.exe", "fdp.exe")]
    [InlineData("one\r\n\ttwo\u001B", "one\r\n\ttwo")]
    [InlineData("Peñón 😀", "Peñón 😀")]
    public void Text_loses_what_nobody_can_read(string typed, string kept) => Assert.Equal(kept, PlainText.Of(typed));

    [Theory]
    [InlineData("ab😀", 3, "ab")]
    [InlineData("ab😀", 4, "ab😀")]
    [InlineData("abc", 2, "ab")]
    public void A_cut_never_leaves_half_a_character(string text, int most, string begin) =>
        Assert.Equal(begin, PlainText.Begin(text, most));

    [Fact]
    public async Task A_search_may_hold_a_null_or_end_in_half_a_character()
    {
        using var auditor = await site.As(DemoPeople.Auditor);
        var long79 = new string('x', 79) + "%F0%9F%98%80";

        string[] paths =
        [
            "/works?q=%00", $"/works?q={long79}", "/audit?q=%00", $"/audit?q={long79}", "/projects?q=%00",
            "/queue?step=%00",
        ];
        foreach (var path in paths)
            Assert.Equal(HttpStatusCode.OK, (await auditor.Get(path)).Status);
    }

    [Fact]
    public async Task A_null_in_a_form_with_parts_is_left_out()
    {
        using var president = await site.As(DemoPeople.ClubPresident);
        var form = (await president.Get("/proposals/new")).Page;
        using var content = new MultipartFormDataContent();
        foreach (var name in new[] { "FormKey", "Edition", "__RequestVerificationToken" })
        {
            var value = form.QuerySelector($"main input[name='{name}']")!.GetAttribute("value")!;
            content.Add(new StringContent(value), name);
        }
        content.Add(new StringContent("Pozo\0 nuevo"), "Title");

        var started = await president.Send("/proposals/new", content);

        Assert.Contains("Pozo nuevo", (await president.Get(started.Location!)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_key_is_refused()
    {
        using var president = await site.As(DemoPeople.ClubPresident);

        var answer = await president.Submit("/proposals/new", "/proposals/new", ("Title", "Pozo"), ("FormKey", ""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(new FormKeyMissing().Say.Spanish, answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("OPTIONS")]
    [InlineData("POST")]
    public async Task What_a_page_has_no_handler_for_is_refused_before_it_is_shown(string method)
    {
        using var president = await site.As(DemoPeople.ClubPresident);
        var path = $"/proposals/{await club.Start()}";
        var token = (await president.Get("/sign-out")).Page
            .QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        using var request = new HttpRequestMessage(new(method), path);
        if (method == "POST")
            request.Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
        using var answer = await president.Send(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Fact]
    public async Task A_form_that_cannot_be_read_is_told_so()
    {
        using var visitor = site.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in")
        {
            Content = new FormUrlEncodedContent(
                Enumerable.Range(0, 1100).Select(i => KeyValuePair.Create($"f{i}", "1"))),
        };
        request.Headers.Add("Origin", site.Address.GetLeftPart(UriPartial.Authority));
        using var answer = await visitor.Send(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("No pudimos leer lo que se envió",
            await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/año")]
    [InlineData("/\t/evil.example")]
    [InlineData("//evil.example")]
    public async Task Signing_in_and_the_language_lead_to_a_plain_address_of_ours(string to)
    {
        using var visitor = site.Visitor();

        Assert.Equal("/", (await visitor.Post("/language", ("to", "en"), ("return", to))).Location);
        var person = ("Person", DemoPeople.Auditor.Id.ToString());
        Assert.Equal("/home", (await visitor.Submit("/sign-in", "/sign-in/demo", person, ("To", to))).Location);
    }

    [Fact]
    public async Task A_draft_and_its_papers_are_its_clubs_own()
    {
        var draft = await club.Complete();
        var task = await club.OpenTask(draft, "draft");
        var paper = await club.Read(
            db => db.Attachments.Where(a => a.ProjectId == draft).Select(a => a.Id).FirstAsync(Stop));
        DemoPerson[] strangers =
            [DemoPeople.Technician, DemoPeople.MunicipalSigner, DemoPeople.OtherClubPresident];

        foreach (var path in new[] { $"/tasks/{task}", $"/projects/{draft}", $"/projects/{draft}/attachments/{paper}" })
        {
            foreach (var stranger in strangers)
            {
                using var other = await site.As(stranger);
                Assert.Equal(HttpStatusCode.NotFound, (await other.Get(path)).Status);
            }
            using var own = await site.As(DemoPeople.ClubTreasurer);
            Assert.Equal(HttpStatusCode.OK, (await own.Get(path)).Status);
        }
        Assert.Equal("project.none", (await site.In<EndProject, Domain.Result<Project>>(use =>
            use.Cancel(draft, "Se cancela", DemoPeople.Director.Actor, Stop))).Refusal!.Code);
    }
}
