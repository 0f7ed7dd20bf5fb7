using ThreeForOne.Domain;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Views;

namespace ThreeForOne.Server.Tests.Finding;

public sealed class ViewTests(DemoSite site) : IClassFixture<DemoSite>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_view_is_saved_with_the_filters_of_its_list_shown_above_it_renamed_and_removed()
    {
        using var clerk = await site.As(DemoPeople.TreasuryClerk);
        var save = (await clerk.Get("/projects?q=pozo&state=APROBADA&nada=1")).Page.QuerySelector(".view-shelf a")!
            .GetAttribute("href")!;
        Assert.Equal("/projects?q=pozo&state=APROBADA",
            (await clerk.Submit(save, "/views?handler=Save", ("Name", " Pozos aprobados "))).Location);
        var shelf = (await clerk.Get("/projects?q=pozo&state=APROBADA")).Page.QuerySelector(".view-shelf")!;
        Assert.Equal("Pozos aprobados", shelf.QuerySelector("a[aria-current]")!.TextContent);
        Assert.DoesNotContain("Pozos", (await clerk.Get("/queue")).Text, StringComparison.Ordinal);

        Assert.Equal("/views", (await clerk.Submit("/views", "/views?handler=Rename", ("Name", "Pozos"))).Location);
        Assert.Contains("Pozos", (await clerk.Get("/projects")).Text, StringComparison.Ordinal);
        Assert.Equal("/views", (await clerk.Submit("/views", "/views?handler=Remove")).Location);
        Assert.DoesNotContain("Pozos", (await clerk.Get("/projects")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_is_its_readers_alone_and_goes_with_their_name()
    {
        var who = DemoPeople.FirstApprover;
        Assert.Equal("/queue?due=overdue", (await Save(who, "queue", "due=overdue&step=%25", "Lo vencido")).Value);
        var id = (Guid)(await Sql.Scalar(
            site.Databases.Verifier!, "select id from saved_view where name = 'Lo vencido'"))!;

        var other = DemoPeople.SecondApprover.Actor;
        Assert.IsType<NoSuchView>((await site.In<SavedViews, Result<bool>>(
            use => use.Rename(id, "Mía", other, Stop))).Refusal);
        Assert.IsType<NoSuchView>((await site.In<SavedViews, Result<bool>>(
            use => use.Remove(id, other, Stop))).Refusal);
        using var second = await site.As(DemoPeople.SecondApprover);
        Assert.DoesNotContain("Lo vencido", (await second.Get("/queue")).Text, StringComparison.Ordinal);
        using var first = await site.As(who);
        Assert.Contains("Lo vencido", (await first.Get("/queue")).Text, StringComparison.Ordinal);

        await site.Owner($"update person set name = '(borrado)' where id = '{who.Id}'");
        Assert.Equal(0L, await Sql.Scalar(
            site.Databases.Verifier!, $"select count(*) from saved_view where person_id = '{who.Id}'"));
    }

    [Fact]
    public async Task A_name_is_needed_and_taken_once_and_there_is_a_last_view()
    {
        var who = DemoPeople.Reconciler;
        Assert.IsType<ViewNameMissing>((await Save(who, "queue", "", "  ")).Refusal);
        Assert.IsType<ViewNameMissing>((await Save(who, "queue", "", new string('a', SavedViews.NameMax + 1))).Refusal);
        Assert.IsType<NoSuchView>((await Save(who, "sessions", "", "Sesiones")).Refusal);
        Assert.Null((await Save(who, "queue", "", new string('a', SavedViews.NameMax))).Refusal);
        var again = await Save(who, "queue", "", new string('a', SavedViews.NameMax));
        Assert.Equal("rule.view_named_once", again.Refusal!.Code);

        for (var i = 1; i < SavedViews.ViewsMax; i++)
            Assert.Null((await Save(who, "queue", "", $"Vista {i}")).Refusal);
        Assert.IsType<TooManyViews>((await Save(who, "queue", "", "Otra")).Refusal);
        Assert.Null((await Save(who, "projects", "", "Otra")).Refusal);
        using var visitor = await site.As(who);
        var page = await visitor.Submit(
            "/views?place=queue&filter=due%3Dtoday", "/views?handler=Save", ("Name", "Una más"));
        Assert.Contains("Ya tiene 20 vistas guardadas", page.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"Una más\"", page.Body, StringComparison.Ordinal);
    }

    private Task<Result<string>> Save(DemoPerson who, string place, string filter, string name) =>
        site.In<SavedViews, Result<string>>(use => use.Save(place, filter, name, who.Actor, Stop));
}
