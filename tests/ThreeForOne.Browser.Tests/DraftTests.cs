using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Proposals;
using static Microsoft.Playwright.Assertions;

namespace ThreeForOne.Browser.Tests;

/// <summary>A proposal that several write: what is typed survives, and the pages on which they meet.</summary>
public class DraftTests(DemoSite site)
{
    private const string Sheet = "Concepto\tCantidad\tUnidad\tPrecio\nPerforación\t180\tm\t6,500.00\n"
        + "Bomba\t1\tpieza\t=B2*C2\nTubo\t90\tm\t85.505\n";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_typed_without_a_line_stays_and_is_kept_once_it_is_back()
    {
        await using var phone = await site.Open(Screen.Phone);
        var page = $"/proposals/{await Draft("Puente sin señal")}/beneficiaries";
        await phone.SignIn(DemoPeople.ClubPresident, "es");
        await phone.Go(page);
        var (people, kept) = (phone.Page.GetByLabel("¿A cuántas personas beneficia?"), phone.Page.Locator(".kept"));

        await people.PressSequentiallyAsync("450");
        await Expect(kept).ToContainTextAsync("se guardó a las");
        await phone.Page.Context.SetOfflineAsync(true);
        await phone.Fill("¿Cómo mejora su vida?", "Cruzan el río sin peligro");
        await Expect(kept).ToContainTextAsync("Sin conexión");
        await phone.Press("Guardar y continuar");
        Assert.EndsWith("/beneficiaries", phone.Page.Url, StringComparison.Ordinal);
        await phone.Page.Context.SetOfflineAsync(false);
        await Expect(kept).ToContainTextAsync("se guardó a las");

        // The phone dies; the same person goes on at a desk.
        await site.Visit(Screen.Phone, DemoPeople.ClubPresident, async desk =>
        {
            await desk.Go(page);
            await Expect(desk.Main).ToContainTextAsync("Aquí está lo que usted escribió y no guardó");
            await Expect(desk.Page.GetByLabel("¿Cómo mejora su vida?"))
                .ToHaveValueAsync("Cruzan el río sin peligro");
            await desk.Press("Guardar y continuar");
            await Expect(desk.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/budget$"));
        });
    }

    [Fact]
    public async Task The_pages_where_they_meet_can_be_read_by_everybody()
    {
        await using var first = await site.Open(Screen.Phone);   // without a browser there is no site either
        var id = await Draft("Pozo de agua, El Durazno");
        await using var tour = new Tour(site);
        var (president, place) = (DemoPeople.ClubPresident, $"/proposals/{id}/place");

        await tour.LookAfter("kept", president, $"/proposals/{id}/beneficiaries", async visit =>
        {
            await visit.Page.Locator("[name=Benefit]").PressSequentiallyAsync("Agua. ");
            await Expect(visit.Page.Locator(".kept time")).ToBeVisibleAsync();
            await visit.Page.ReloadAsync();
        });
        await tour.LookAfter("conflict", president, place, async visit =>
        {
            visit.Expect(place);
            await visit.Page.Locator("[name=Description]").FillAsync($"Perforar {Guid.CreateVersion7()}");
            await Save(id, DemoPeople.ClubTreasurer, $"Llevar agua a las casas {Guid.CreateVersion7()}");
            await visit.Page.Locator("form:has(.kept) button.usa-button").First.ClickAsync();
            await visit.Page.Locator(".both-versions").WaitForAsync();
        });
        await tour.Look("revisions", president, $"/proposals/{id}/revisions/place");
        await tour.LookAfter("lines", president, $"/proposals/{id}/budget/lines", async visit =>
        {
            await visit.Page.Locator("[name=Table]").FillAsync(Sheet);
            await visit.Page.Locator("form:has([name=Table]) button").ClickAsync();
            await visit.Page.Locator(".usa-alert--error").WaitForAsync();
        });

        await tour.MustBeClean();
    }

    [Fact]
    public async Task A_copied_proposal_can_be_read_by_everybody()
    {
        await using var first = await site.Open(Screen.Phone);   // without a browser there is no site either
        var id = await Draft("Pozo de agua, El Durazno");
        await using var tour = new Tour(site);
        var president = DemoPeople.ClubPresident;
        await tour.Look("copy", president, $"/proposals/new?copy={id}");
        var copied = $"/proposals/{await Draft("Pozo de agua, El Durazno", id)}";
        await tour.Look("copied", president, copied);
        await tour.Look("copied-part", president, $"{copied}/place");
        await tour.Look("copied-review", president, $"{copied}/review");

        await tour.MustBeClean();
    }

    private async Task<Guid> Draft(string title, Guid? copyOf = null)
    {
        var edition = await In<Database, Guid>(db => db.Reading(Actor.System, () =>
            db.Editions.OrderBy(e => e.ProgrammeId).Select(e => e.Id).FirstAsync(Stop), Stop));
        var id = (await In<StartProposal, Result<Guid>>(use => use.Handle(
            edition, title, Guid.CreateVersion7().ToString("N"), DemoPeople.ClubPresident.Actor, Stop, copyOf))).Value;
        if (copyOf is null) await Save(id, DemoPeople.ClubPresident, "Perforar un pozo");
        return id;
    }

    private async Task Save(Guid id, DemoPerson who, string description)
    {
        var version = await In<Database, int>(db => db.Reading(Actor.System, () => db.ProjectSections
            .Where(s => s.ProjectId == id && s.Code == "place").Select(s => s.Version).SingleAsync(Stop), Stop));
        var title = await In<Database, string>(db => db.Reading(Actor.System, () => db.Projects
            .Where(p => p.Id == id).Select(p => p.Title).SingleAsync(Stop), Stop));
        Assert.Null((await In<SavePlace, Result<int>>(use => use.Handle(id, version, new(
            title, "infrastructure", description, DemoOffices.Jalpa, "El Durazno", null, ""), who.Actor, Stop)))
            .Refusal);
    }

    private async Task<T> In<TUse, T>(Func<TUse, Task<T>> work) where TUse : notnull
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TUse>());
    }
}
