using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.MyAccount;
using ThreeForOne.Server.Features.SignIn;

namespace ThreeForOne.Server.Tests.SignIn;

/// <summary>A person of several organisations acts for one at a time, and always sees for which.</summary>
public sealed class OrganisationTests(OfficeSite site) : IClassFixture<OfficeSite>
{
    private const string Page = "/account/organisation";

    [Fact]
    public async Task Of_several_one_is_chosen_after_signing_in_and_shown_on_every_page()
    {
        var who = await OfTwo();
        using var visitor = site.Visitor();
        await OfficeSite.EnterPassword(visitor, who.Email);
        Assert.Equal(Page + "?to=%2Faccount", (await visitor.Get("/account")).Location);

        var none = await visitor.Submit(Page, Page);
        var done = await visitor.Submit(Page + "?to=%2Faccount", Page, ("Organisation", who.First.ToString()));

        Assert.Contains("Elija por cuál organización", none.Text, StringComparison.Ordinal);
        Assert.Equal("/account", done.Location);
        Assert.Equal("Auditoría Primera", await Shown(visitor));
    }

    [Fact]
    public async Task The_header_changes_it_and_a_form_of_the_other_is_refused()
    {
        var who = await OfTwo();
        using var visitor = site.Visitor();
        await OfficeSite.EnterPassword(visitor, who.Email);
        await visitor.Submit(Page, Page, ("Organisation", who.First.ToString()));
        var opened = await visitor.Get("/preferences");

        var changed = await visitor.Submit("/account", Page, ("Organisation", who.Second.ToString()));
        var token = opened.Page.QuerySelector("main form [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var stale = await visitor.Post(
            "/preferences", ("__RequestVerificationToken", token), ("Zone", "America/Chicago"));

        Assert.Equal("/home", changed.Location);
        Assert.Equal("Auditoría Segunda", await Shown(visitor));
        Assert.Equal(HttpStatusCode.BadRequest, stale.Status);
    }

    [Fact]
    public async Task Nobody_acts_where_the_appointment_has_ended_or_never_was()
    {
        var who = await OfTwo();
        using var visitor = site.Visitor();
        await OfficeSite.EnterPassword(visitor, who.Email);
        var elsewhere = await site.Organisation("auditor", "Auditoría ajena");
        var refused = await visitor.Submit(Page, Page, ("Organisation", elsewhere.ToString()));
        Assert.Contains(new NotAppointedThere().Say.Spanish, refused.Text, StringComparison.Ordinal);
        await visitor.Submit(Page, Page, ("Organisation", who.First.ToString()));

        await Sql.Scalar(site.Databases.Owner!,
            $"update appointment set valid_until = valid_from where person_id = '{who.Person}' and organisation_id = '{who.First}'");
        site.App.Services.GetRequiredService<OpenSignIns>().Forget(who.Person);

        // The other one is left; it is acted for without asking, and the header says so.
        var page = await visitor.Get("/account");
        Assert.Equal("Auditoría Segunda", page.Page.QuerySelector(".signed-in span")!.TextContent);
        Assert.Empty(page.Page.QuerySelectorAll(".acts-for"));
    }

    private static async Task<string> Shown(Visitor visitor) =>
        (await visitor.Get("/account")).Page.QuerySelector(".signed-in span")!.TextContent;

    private async Task<(Guid Person, string Email, Guid First, Guid Second)> OfTwo()
    {
        var first = await site.Organisation("auditor", "Auditoría Primera");
        var second = await site.Organisation("auditor", "Auditoría Segunda");
        var (person, email) = await site.Person("auditor", first);
        await site.Invite(email, "auditor", second);
        return (person, email, first, second);
    }
}
