using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.SignIn;

namespace ThreeForOne.Server.Tests.SignIn;

public sealed class SignInTests(DemoSite site) : IClassFixture<DemoSite>
{
    private const string Password = "una frase larga y propia";

    [Fact]
    public async Task Email_and_password_open_the_page_that_was_asked_for()
    {
        await Give(DemoPeople.ClubTreasurer, Password);
        using var visitor = site.Visitor();

        Assert.Equal("/sign-in?to=%2Ffees", (await visitor.Get("/fees")).Location);
        var answer = await visitor.Submit("/sign-in?to=%2Ffees", "/sign-in?to=%2Ffees",
            ("Email", DemoPeople.ClubTreasurer.Email), ("Password", Password));

        Assert.Equal("/fees", answer.Location);
        var page = await visitor.Get("/fees");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var body = WebUtility.HtmlDecode(page.Body);
        Assert.Contains(DemoPeople.ClubTreasurer.Name, body, StringComparison.Ordinal);
        Assert.Contains(DemoPeople.ClubTreasurer.Office.Name, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_email_say_the_same()
    {
        await Give(DemoPeople.Director, Password);
        using var visitor = site.Visitor();

        var wrong = await visitor.Submit(
            "/sign-in", "/sign-in", ("Email", DemoPeople.Director.Email), ("Password", "otra frase larga"));
        var unknown =
            await visitor.Submit("/sign-in", "/sign-in", ("Email", "nadie@club.demo"), ("Password", Password));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.Status);
        Assert.Contains(new SignInFailed().Say.Spanish, wrong.Text, StringComparison.Ordinal);
        Assert.Equal(Messages(wrong), Messages(unknown));
    }

    [Fact]
    public async Task Only_a_path_of_ours_is_gone_on_to()
    {
        await Give(DemoPeople.TreasuryClerk, Password);
        using var visitor = site.Visitor();

        var answer = await visitor.Submit(
            "/sign-in?to=https%3A%2F%2Fexample.org%2F", "/sign-in?to=https%3A%2F%2Fexample.org%2F",
            ("Email", DemoPeople.TreasuryClerk.Email), ("Password", Password));

        Assert.Equal("/home", answer.Location);
    }

    [Fact]
    public async Task Whose_appointment_has_ended_cannot_sign_in()
    {
        await Give(DemoPeople.OtherClubPresident, Password);
        await Sql.Scalar(site.Databases.Owner!,
            $"update appointment set valid_until = valid_from + 1 where person_id = '{DemoPeople.OtherClubPresident.Id}'");
        using var visitor = site.Visitor();

        var answer = await visitor.Submit(
            "/sign-in", "/sign-in", ("Email", DemoPeople.OtherClubPresident.Email), ("Password", Password));

        Assert.Contains(new SignInFailed().Say.Spanish, answer.Text, StringComparison.Ordinal);
        Assert.NotNull((await visitor.Get("/home")).Location);
    }

    [Fact]
    public async Task Signing_out_ends_it()
    {
        using var visitor = await site.As(DemoPeople.ClubPresident);
        Assert.Equal("/proposals", (await visitor.Get("/home")).Location);

        Assert.Equal("/", (await visitor.Submit("/sign-out", "/sign-out")).Location);

        Assert.Equal("/sign-in?to=%2Fhome", (await visitor.Get("/home")).Location);
    }

    [Fact]
    public async Task The_cookie_cannot_be_read_by_a_script()
    {
        using var http = new HttpClient(
            new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        { BaseAddress = site.Address };
        var page = await http.GetAsync("/sign-in", Stop);
        var form = page.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("form=", StringComparison.Ordinal))
            .Split(';')[0];
        var body = await page.Content.ReadAsStringAsync(Stop);
        var token = body[body.IndexOf("__RequestVerificationToken", StringComparison.Ordinal)..].Split("value=\"")[1]
            .Split('"')[0];
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in/demo")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = token, ["Person"] = DemoPeople.Executor.Id.ToString(),
            }),
        };
        request.Headers.Add("Cookie", form);

        var cookie = (await http.SendAsync(request, Stop)).Headers.GetValues("Set-Cookie")
            .Single(c => c.StartsWith("person=", StringComparison.Ordinal));

        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static string[] Messages(Answer answer) =>
        [.. answer.Page.QuerySelectorAll(".error-summary li").Select(e => e.TextContent)];

    private async Task Give(DemoPerson person, string password)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<SignInAccount>>();
        var account = await users.FindByIdAsync(person.Id.ToString());
        Assert.True((await users.AddPasswordAsync(account!, password)).Succeeded);
    }
}
