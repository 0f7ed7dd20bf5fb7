using static ThreeForOne.Server.Features.Demo.DemoPeople;

namespace ThreeForOne.Browser.Tests;

/// <summary>A passkey in a real browser, with the authenticator that its developers' tools pretend to have.</summary>
public class PasskeyTests(DemoSite site)
{
    [Fact]
    public async Task A_person_adds_one_signs_in_with_it_and_cannot_add_it_twice()
    {
        await using var visit = await site.Open(Screen.Phone.In("en"));
        await visit.SignIn(Auditor, "en");
        var tools = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        await tools.SendAsync("WebAuthn.enable");
        await tools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true,
                ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });

        await visit.Go("/account/passkeys");
        await visit.Fill("Name", "My phone");
        await visit.Press("Add a passkey");
        await visit.Main.GetByText("The passkey is in your account.").WaitForAsync();
        await visit.Press("Sign out");
        await visit.Go("/sign-in");
        await visit.Press("Use a passkey");
        await visit.Page.Locator(".signed-in").WaitForAsync();

        await visit.Go("/account/passkeys");
        await visit.Main.GetByText("My phone", new() { Exact = true }).First.WaitForAsync();
        // The same device makes no second one, and says so.
        await visit.Page.Locator("#NewName").FillAsync("Again");
        await visit.Press("Add a passkey");
        await visit.Main.GetByText("No passkey was made").WaitForAsync();
        await visit.MustBeClean();
    }

    [Fact]
    public async Task The_pages_are_clean_and_say_what_needs_a_script()
    {
        await using var tour = new Tour(site);
        await tour.Look("passkeys", Administrator, "/account/passkeys");
        await tour.Mistakes("passkeys", Administrator, "/account/passkeys", "form[action$=Name], form[data-passkey]",
            visit => visit.Page.EvaluateAsync("document.querySelector('[name=Credential]').value = '{}'"));
        await tour.Look("account", Administrator, "/account");
        await tour.Look("confirm", Administrator, "/account/confirm");
        await tour.Look("second-factor", Administrator, "/account/second-factor");
        await tour.MustBeClean();

        await site.Visit(Screen.Phone, async visit =>
        {
            await visit.Go("/sign-in");
            await visit.Main.GetByText("Las llaves de acceso necesitan JavaScript").First.WaitForAsync();
        }, script: false);
    }
}
