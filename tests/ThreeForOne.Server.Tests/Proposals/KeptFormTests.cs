using System.Net;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Proposals;

namespace ThreeForOne.Server.Tests.Proposals;

/// <summary>What was typed and not saved: another device, a second window, a sign-in that ended.</summary>
public sealed class KeptFormTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly Drafting club = new(site);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_typed_is_there_on_another_device_and_only_for_whoever_typed_it()
    {
        var page = $"/proposals/{await club.Start()}/beneficiaries";
        using var phone = await site.As(DemoPeople.ClubPresident);
        using var desk = await site.As(DemoPeople.ClubPresident);
        using var treasurer = await site.As(DemoPeople.ClubTreasurer);

        var kept = await Keep(phone, page,
            FormFields.Section(await phone.Get(page)).With(("People", "muchas"), ("Benefit", "Agua")));

        Assert.Matches("Lo que escribe se guardó a las <time [^>]*>[0-9]{2}:[0-9]{2}<", kept.Body);
        var found = await desk.Get(page);
        Assert.Contains("Aquí está lo que usted escribió y no guardó", found.Text, StringComparison.Ordinal);
        Assert.Equal("muchas", Value(found, "People"));   // nothing is read while it is typed
        Assert.Equal("", Value(await treasurer.Get(page), "Benefit"));
        Assert.Equal(1, (await club.Section(IdOf(page), "beneficiaries")).Version);

        Assert.NotNull((await desk.Post(page, FormFields.Section(found).With(("People", "400")))).Location);
        Assert.DoesNotContain("no guardó", (await phone.Get(page)).Text, StringComparison.Ordinal);
        Assert.Equal("Agua", (await club.Project(IdOf(page))).Benefit);
    }

    [Fact]
    public async Task Two_windows_do_not_write_over_one_another()
    {
        var page = $"/proposals/{await club.Start()}/beneficiaries";
        using var president = await site.As(DemoPeople.ClubPresident);
        var one = FormFields.Section(await president.Get(page));
        var other = FormFields.Section(await president.Get(page));
        await Keep(president, page, one.With(("Benefit", "Una")));
        await Keep(president, page, other.With(("Benefit", "Otra")));
        await Keep(president, page, other.With(("Benefit", "Otra mejor")));

        var back = await president.Get(page);
        Assert.Equal("Otra mejor", Value(back, "Benefit"));
        var link = back.Page.QuerySelector("main a[href*='?kept=']")!.GetAttribute("href")!;
        Assert.Equal("Una", Value(await president.Get(link), "Benefit"));

        Assert.NotNull((await president.Post(page, FormFields.Section(back))).Location);
        var older = await president.Get(page);
        Assert.Equal("Una", Value(older, "Benefit"));
        Assert.Contains("verá las dos", older.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await president.Post(page, FormFields.Section(older))).Status);
    }

    [Fact]
    public async Task What_was_typed_can_be_discarded_and_what_says_nothing_new_is_not_kept()
    {
        var page = $"/proposals/{await club.Start()}/place";
        using var president = await site.As(DemoPeople.ClubPresident);
        var open = FormFields.Section(await president.Get(page));
        await Keep(president, page, open.With(("Description", "Perforar")));
        var back = await president.Get(page);

        await president.Post($"{page}?handler=Discard", FormFields.Of(back, "form[action$='handler=Discard']"));
        Assert.Equal("", Value(await president.Get(page), "Description"));
        await Keep(president, page, open);

        Assert.Empty(await club.Read(db => db.KeptForms.Where(f => f.ProjectId == IdOf(page)).ToListAsync(Stop)));
    }

    [Fact]
    public async Task Whoever_may_not_save_keeps_nothing_and_there_is_a_limit()
    {
        var id = await club.Start();
        Task<Result<DateTimeOffset>> Kept(DemoPerson who, int length) => site.In<KeepTyped, Result<DateTimeOffset>>(
            use => use.Handle(id, "place", new(
                Guid.CreateVersion7(), 1, new(("Description", new string('a', length))), null), who.Actor, Stop));

        Assert.Equal("project.none", (await Kept(DemoPeople.OtherClubPresident, 5)).Refusal!.Code);
        Assert.Equal("project.none", (await Kept(DemoPeople.Technician, 5)).Refusal!.Code);
        Assert.IsType<TypedTooMuch>((await Kept(DemoPeople.ClubPresident, 200_000)).Refusal);
        Assert.Null((await Kept(DemoPeople.ClubPresident, 199_000)).Refusal);
    }

    [Fact]
    public async Task A_form_sent_after_signing_out_comes_back_after_signing_in()
    {
        var page = $"/proposals/{await club.Start()}/place";
        using var president = await site.As(DemoPeople.ClubPresident);
        var typed = FormFields.Section(await president.Get(page)).With(
            ("Title", "Pozo hondo"), ("LocalityCode", "0042"), ("Description", "Perforar\nun pozo"));
        await president.Submit("/sign-out", "/sign-out");

        Assert.Equal(HttpStatusCode.Unauthorized,
            (await president.Sent($"{page}?handler=Keep", typed, byScript: true)).Status);
        Assert.Equal("/sign-in?to=/held-form", (await president.Sent(page, typed)).Location);
        await president.SignIn(DemoPeople.ClubPresident);
        var held = await president.Get("/held-form");
        Assert.Contains("Pozo hondo", held.Text, StringComparison.Ordinal);
        Assert.Contains("todavía no se guardó nada", held.Text, StringComparison.Ordinal);

        var fields = FormFields.Of(held, "form");
        var shown = await president.Sent($"{page}?handler=Show", fields);
        Assert.Equal("Pozo hondo", Value(shown, "Title"));
        Assert.NotEqual("Pozo hondo", (await club.Project(IdOf(page))).Title);
        Assert.Contains("No hay nada pendiente", (await president.Get("/held-form")).Text, StringComparison.Ordinal);
        Assert.NotNull((await president.Sent(page, FormFields.Section(shown))).Location);
        Assert.Equal("Pozo hondo", (await club.Project(IdOf(page))).Title);
    }

    private static Task<Answer> Keep(Visitor who, string page, (string, string)[] fields) =>
        who.Sent($"{page}?handler=Keep", fields, byScript: true);

    private static string Value(Answer answer, string field) =>
        FormFields.Section(answer).Single(f => f.Name == field).Value;

    private static Guid IdOf(string page) => Guid.Parse(page.Split('/')[2]);
}
