using Microsoft.Playwright;
using ThreeForOne.Server.Features.Demo;
using static Microsoft.Playwright.Assertions;
using ThreeForOne.Server.Features.Papers;

namespace ThreeForOne.Browser.Tests;

/// <summary>From sign-in to the confirmation with its folio, on a phone, in Spanish.</summary>
public class ClubPathTests(DemoSite site)
{
    [Fact]
    public Task With_JavaScript_the_split_follows_the_typing() => site.Visit(Screen.Phone, async club =>
    {
        await Begin(club, DemoPeople.ClubPresident, "Pozo de agua, El Durazno");
        await FillPlaceAndPeople(club);

        var price = await BudgetLine(club, "Partida 1", "Perforación del pozo", "180", "metro");
        await price.PressSequentiallyAsync("6,666.67");
        await Expect(club.Page.Locator("#budget-total")).ToContainTextAsync("1,200,000.60");
        await Expect(club.Page.GetByRole(AriaRole.Button, new() { Name = "Actualizar" })).ToBeHiddenAsync();
        await price.FillAsync("6,666.66");
        await club.Press("Guardar y continuar");

        var pledge = club.Page.GetByLabel("¿Cuánto aporta su club?");
        await pledge.PressSequentiallyAsync("299,999.70");
        await Expect(club.Page.Locator("#split .party-bar-total")).ToContainTextAsync("1,199,998.80");
        await Expect(club.Page.Locator("#split")).ToContainTextAsync("299,999.70");
        Assert.EndsWith("/contributions", new Uri(club.Page.Url).AbsolutePath, StringComparison.Ordinal);
        await club.Press("Guardar y continuar");

        await AttachAndSubmit(club);
    });

    [Fact]
    public Task Without_JavaScript_the_same_path_ends_the_same_way() => site.Visit(Screen.Phone, async club =>
    {
        await Begin(club, DemoPeople.ClubTreasurer, "Drenaje, El Durazno");
        await FillPlaceAndPeople(club);

        var price = await BudgetLine(club, "Partida 1", "Drenaje sanitario", "1", "obra");
        await price.FillAsync("800000");
        await club.Press("Actualizar");
        await Expect(club.Page.Locator("#budget-total")).ToContainTextAsync("800,000.00");
        await club.Press("Guardar y continuar");

        await club.Page.GetByLabel("¿Cuánto aporta su club?").FillAsync("200000");
        await club.Press("Actualizar");
        await Expect(club.Page.Locator("#split .party-bar-total")).ToContainTextAsync("800,000.00");
        await club.Press("Guardar y continuar");

        await AttachAndSubmit(club);
    }, script: false);

    private static async Task Begin(Visit club, DemoPerson person, string title)
    {
        await club.SignIn(person, "es");
        await Expect(club.Page.GetByRole(AriaRole.Heading, new() { Name = "Mis proyectos", Level = 1 }))
            .ToBeVisibleAsync();
        await club.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("Empezar una propuesta|Nueva propuesta") })
            .ClickAsync();
        await club.Page.GetByRole(AriaRole.Radio).First.CheckAsync(new() { Force = true });
        await club.Fill("¿Cómo se llama el proyecto?", title);
        await club.Press("Empezar");
        await club.Follow("El proyecto y el lugar");
    }

    private static async Task FillPlaceAndPeople(Visit club)
    {
        await club.Page.GetByLabel("Tipo de proyecto").SelectOptionAsync("infrastructure");
        await club.Page.GetByLabel("¿Qué se va a hacer?")
            .FillAsync("Perforación y equipamiento de un pozo profundo de 180 metros.");
        await club.Page.GetByLabel("Municipio").SelectOptionAsync(new SelectOptionValue { Label = "Jalpa" });
        await club.Page.GetByLabel("Localidad", new() { Exact = true }).FillAsync("El Durazno");
        await club.Press("Guardar y continuar");
        await club.Page.GetByLabel("¿A cuántas personas beneficia?").FillAsync("840");
        await club.Page.GetByLabel("¿Cómo mejora su vida?").FillAsync("Hoy se acarrea el agua.");
        await club.Press("Guardar y continuar");
    }

    private static async Task<ILocator> BudgetLine(
        Visit club, string line, string concept, string quantity, string unit)
    {
        var group = club.Page.GetByRole(AriaRole.Group, new() { Name = line });
        await group.GetByLabel("Concepto").FillAsync(concept);
        await group.GetByLabel("Cantidad").FillAsync(quantity);
        await group.GetByLabel("Unidad").FillAsync(unit);
        return group.GetByLabel("Precio unitario");
    }

    private static async Task AttachAndSubmit(Visit club)
    {
        var asked = club.Page.Locator(".document-asked");
        for (var i = 0; i < await asked.CountAsync(); i++)
        {
            await asked.Nth(i).Locator("form[data-upload] input[type=file]").SetInputFilesAsync(new FilePayload
            {
                Name = $"documento {i + 1}.pdf",
                MimeType = "application/pdf",
                Buffer = PlainPdf.Of($"{i}"),
            });
            await asked.Nth(i).GetByRole(AriaRole.Button, new() { Name = "Subir" }).ClickAsync();
            await Expect(asked.Nth(i).Locator(".state-tag")).ToHaveTextAsync("Recibido");
        }
        await club.Page.GetByRole(AriaRole.Link, new() { Name = "Volver a la lista" }).ClickAsync();
        await club.Follow("Revisar y enviar");
        await club.Press("Enviar propuesta");
        await Expect(club.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToHaveTextAsync("Recibimos su propuesta");
        await Expect(club.Page.Locator(".confirmation-reference"))
            .ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[A-Z]{3}-[0-9]{4}-[0-9]{4}$"));
    }
}
