using ThreeForOne.Server.Tests.Proposals;

namespace ThreeForOne.Server.Tests.SignIn;

/// <summary>A form sent after the sign-in has run out, in an office where people share a computer.</summary>
public sealed class HeldFormTests(OfficeSite site) : IClassFixture<OfficeSite>
{
    [Fact]
    public async Task Only_whoever_sent_it_sees_it_again_and_for_an_hour()
    {
        // Auditors: a password alone lets them in.
        var audit = await site.Organisation("auditor", "Auditoría de formularios");
        var (own, other) = (await site.Person("auditor", audit), await site.Person("auditor", audit));
        using var browser = await site.SignedIn(own.Email);
        var typed = FormFields.Of(await browser.Get("/preferences"), "form");
        Assert.NotEmpty(typed);
        site.Clock.Advance(TimeSpan.FromHours(9));

        Assert.Equal("/sign-in?to=/held-form", (await browser.Sent("/preferences", typed)).Location);
        await SignIn(browser, other.Email);
        Assert.Contains("No hay nada pendiente", (await browser.Get("/held-form")).Text, StringComparison.Ordinal);
        await SignIn(browser, own.Email);
        Assert.Contains("no se perdió", (await browser.Get("/held-form")).Text, StringComparison.Ordinal);
        Assert.Equal(typed.Where(f => f.Name[0] != '_'),
            FormFields.Of(await browser.Get("/held-form"), "form").Where(f => f.Name[0] != '_'));

        site.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Contains("no se perdió", (await browser.Get("/held-form")).Text, StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Contains("No hay nada pendiente", (await browser.Get("/held-form")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_origin_of_ours_nothing_is_kept()
    {
        using var stranger = site.Visitor();

        Assert.Equal("/sign-in", (await stranger.Post("/preferences", ("Zone", "America/Chicago"))).Location);
    }

    private static async Task SignIn(Visitor browser, string email)
    {
        // Whoever had it signs out first, as at a shared computer.
        if ((await browser.Get("/sign-in")).Location is not null) await browser.Submit("/sign-out", "/sign-out");
        Assert.NotNull((await browser.Submit(
            "/sign-in", "/sign-in", ("Email", email), ("Password", OfficeSite.Password))).Location);
    }
}
