using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.MyAccount;
using ThreeForOne.Server.Features.Retention;
using ThreeForOne.Server.Features.SignIn;

namespace ThreeForOne.Server.Tests.SignIn;

/// <summary>Each sign-in is a row: listed, ended by its owner, and over by itself.</summary>
public sealed class OpenSignInTests(OfficeSite site) : IClassFixture<OfficeSite>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox · Windows")]
    [InlineData("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36",
        "Chrome · Android")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605 Version/17.5 Safari/604.1",
        "Safari · iPhone")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0",
        "Edge · Windows")]
    [InlineData("curl/8.5.0", "?")]
    [InlineData(null, "?")]
    public void A_device_is_named_by_its_family_and_nothing_more(string? agent, string family) =>
        Assert.Equal(family, DeviceFamily.Of(agent));

    [Fact]
    public async Task A_person_sees_where_they_are_signed_in_and_ends_one()
    {
        var (_, email) = await Auditor();
        using var here = await site.SignedIn(email);
        using var there = await site.SignedIn(email);
        var page = await here.Get("/account");
        Assert.Equal(2, page.Page.QuerySelectorAll(".device-list li").Length);
        Assert.Contains(email, page.Text, StringComparison.Ordinal);
        var other = page.Page.QuerySelectorAll(".device-list li")
            .Single(li => !li.TextContent.Contains("Este equipo", StringComparison.Ordinal))
            .QuerySelector("[name=one]")!.GetAttribute("value")!;

        var ended = await here.Submit("/account", "/account?handler=End", ("one", other));

        Assert.Equal("/account?done=ended", ended.Location);
        Assert.Single((await here.Get("/account")).Page.QuerySelectorAll(".device-list li"));
        Assert.Equal("/sign-in?to=%2Faccount", (await there.Get("/account")).Location);
        var again = await here.Submit("/account", "/account?handler=End", ("one", other));
        Assert.Contains(new SignInNotOpen().Say.Spanish, again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_ends_another_persons_and_everybody_all_others_of_their_own()
    {
        var (_, email) = await Auditor();
        var (_, strangers) = await Auditor();
        using var stranger = await site.SignedIn(strangers);
        var theirs = (await stranger.Get("/account")).Page.QuerySelector("[name=one]")!.GetAttribute("value")!;
        using var here = await site.SignedIn(email);
        using var there = await site.SignedIn(email);

        var refused = await here.Submit("/account", "/account?handler=End", ("one", theirs));
        await here.Submit("/account", "/account?handler=Others");

        Assert.Contains(new SignInNotOpen().Say.Spanish, refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await stranger.Get("/account")).Status);
        Assert.Equal(HttpStatusCode.OK, (await here.Get("/account")).Status);
        Assert.NotNull((await there.Get("/account")).Location);
    }

    [Fact]
    public async Task Another_password_ends_the_others_and_goes_on_here()
    {
        const string Chosen = "otra frase larga y mía";
        var (_, email) = await Auditor();
        using var here = await site.SignedIn(email);
        using var there = await site.SignedIn(email);

        var wrong = await Change(here, "no es la que tengo", Chosen);
        var weak = await Change(here, OfficeSite.Password, "password1234");
        var done = await Change(here, OfficeSite.Password, Chosen);

        Assert.Contains(new PasswordNotYours().Say.Spanish, wrong.Text, StringComparison.Ordinal);
        Assert.Contains(new PasswordEasilyGuessed().Say.Spanish, weak.Text, StringComparison.Ordinal);
        Assert.Equal("/account?done=password", done.Location);
        Assert.Equal(HttpStatusCode.OK, (await here.Get("/account")).Status);
        Assert.NotNull((await there.Get("/account")).Location);
        using var later = await site.SignedIn(email, Chosen);
        Assert.Equal(HttpStatusCode.OK, (await later.Get("/account")).Status);
    }

    [Fact]
    public async Task Signing_out_a_block_or_the_end_of_an_appointment_ends_what_the_cookie_opens()
    {
        var (left, email) = await Auditor();
        using (var leaves = await site.SignedIn(email))
        {
            await leaves.Submit("/sign-out", "/sign-out");
            Assert.Equal(0L, await Open(left));
        }
        var (blocked, hers) = await Auditor();
        using var one = await site.SignedIn(hers);
        await Owner(
            $"update account set blocked_at = now(), blocked_by = '{Actor.System.Person}' where id = '{blocked}'");
        Forget(blocked);
        Assert.Equal("/sign-in?to=%2Faccount", (await one.Get("/account")).Location);

        var (ended, his) = await Auditor();
        using var two = await site.SignedIn(his);
        await Owner($"update appointment set valid_until = valid_from where person_id = '{ended}'");
        Forget(ended);
        Assert.Equal("/sign-in?to=%2Faccount", (await two.Get("/account")).Location);
    }

    [Fact]
    public async Task Unused_for_eight_hours_or_seven_days_old_it_is_over_and_a_clock_set_back_ends_nothing()
    {
        var (person, email) = await Auditor();
        using var idle = await site.SignedIn(email);
        site.Clock.Advance(OpenSignIns.Idle - TimeSpan.FromMinutes(2));
        Forget(person);
        Assert.Equal(HttpStatusCode.OK, (await idle.Get("/account")).Status);
        site.Clock.Advance(TimeSpan.FromHours(-3));
        Assert.Equal(HttpStatusCode.OK, (await idle.Get("/account")).Status);
        site.Clock.Advance(TimeSpan.FromHours(3) + OpenSignIns.Idle);
        Assert.NotNull((await idle.Get("/account")).Location);

        using var busy = await site.SignedIn(email);
        for (var hours = 7; hours < 168; hours += 7)
        {
            site.Clock.Advance(TimeSpan.FromHours(7));
            Forget(person);
            Assert.Equal(HttpStatusCode.OK, (await busy.Get("/account")).Status);
        }
        site.Clock.Advance(TimeSpan.FromHours(7));
        Assert.NotNull((await busy.Get("/account")).Location);
    }

    [Fact]
    public async Task Old_sign_ins_and_counts_are_erased_and_open_ones_stay()
    {
        var (person, email) = await Auditor();
        using var visitor = await site.SignedIn(email);
        await Owner($"""
            insert into sign_in_session (id, person_id, method, two_factors, device, started_at, last_seen_at, ended_at)
            select uuidv7(), '{person}', 'password', false, 'old', now() - interval '99 years', now() - interval '99 years', e
              from unnest(array[null, now() - interval '99 years']) e;
            insert into sign_in_attempt values (sha256('old'), 3, now() - interval '99 years', now())
            """);
        await using var scope = site.App.Services.CreateAsyncScope();

        await scope.ServiceProvider.GetRequiredService<EraseExpired>().Run(Stop);

        Assert.Equal(0L, await Sql.Scalar(
            site.Databases.Verifier!, "select count(*) from sign_in_session where device = 'old'"));
        Assert.Equal(0L, await Sql.Scalar(
            site.Databases.Verifier!, "select count(*) from sign_in_attempt where key = sha256('old')"));
        Assert.Equal(1L, await Open(person));
    }

    private async Task<(Guid Person, string Email)> Auditor() =>
        await site.Person("auditor", await site.Organisation("auditor", "Auditoría Superior"));

    private static Task<Answer> Change(Visitor visitor, string current, string chosen) => visitor.Submit(
        "/account/password", "/account/password", ("Current", current), ("Password", chosen), ("Again", chosen));

    // What is known of a sign-in is asked again only after seconds of real time, which a test's clock does not move.
    private void Forget(Guid person) => site.App.Services.GetRequiredService<OpenSignIns>().Forget(person);

    private Task<object?> Owner(string sql) => Sql.Scalar(site.Databases.Owner!, sql);

    private Task<object?> Open(Guid person) => Sql.Scalar(site.Databases.Verifier!,
        $"select count(*) from sign_in_session where person_id = '{person}' and ended_at is null");
}
