using Microsoft.Playwright;
using ThreeForOne.Server.Features.Papers;
using static Microsoft.Playwright.Assertions;

namespace ThreeForOne.Browser.Tests.Journey;

/// <summary>The delegation returns two papers, the club corrects them on its phones, the committee approves.</summary>
public sealed partial class JourneyTests
{
    private const string FewQuotes = "Solo se leen dos cotizaciones; falta la tercera, con IVA.";
    private const string NoSignatures = "Falta la hoja con las firmas de la asamblea.";
    private const string WhyApproved = "El pueblo no tiene agua y el expediente está completo.";

    private static readonly DateOnly s_session = new(2026, 2, 23);

    private static async Task ReturnWithTwoItems(Guest technician, string folio)
    {
        await technician.Follow("Resumen del día: 1 aviso", folio, "Revisar la documentación");
        await technician.Go(Work);
        await technician.Go("Revisar los documentos uno por uno");
        await Expect(technician.Page.Locator("iframe")).ToHaveCountAsync(2);
        await technician.Picture("papers-side-by-side");
        await Return(technician, "Tres cotizaciones", FewQuotes);
        await technician.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Acta de la asamblea" })
            .GetByRole(AriaRole.Link, new() { Name = "Ver a la izquierda" }).ClickAsync();
        await Return(technician, "Acta de la asamblea", NoSignatures);
        await technician.Send("Aceptar los demás (2)");
        await technician.Go("Volver a la tarea");
        await technician.Check("No, falta algo");
        await technician.Fill("Motivo", "Dos papeles no están completos");
        await technician.Picture("review");
        await technician.Send("Guardar la decisión");
    }

    private static async Task Return(Guest technician, string paper, string why)
    {
        var frame = technician.Page.Locator(".paper-frame").Filter(new() { HasText = paper }).First;
        await frame.Locator("textarea").FillAsync(why);
        await technician.Send(frame.GetByRole(AriaRole.Button, new() { Name = "Devolver" }));
        await Expect(technician.Page.Locator(".paper-table")).ToContainTextAsync(why);
    }

    // Ten working days after Thursday 22 January; the first Monday of February is a holiday.
    private static async Task ReadRequest(Guest treasurer, Guest president, string folio)
    {
        await treasurer.Read($"Your project {folio} needs corrections: {Work}", FewQuotes, NoSignatures,
            "6 February 2026, 23:59", "Supply what is missing");
        await president.Follow($"Su proyecto {folio} requiere correcciones: {Work}", FewQuotes, NoSignatures,
            "6 de febrero de 2026, 23:59", "Complete lo que falta");
        await president.Sees(FewQuotes);
        await president.Sees(NoSignatures);
        await president.Sees("6 de febrero de 2026, 23:59");
        await president.Picture("returned");
    }

    private async Task Correct(Guest president, Guest treasurer)
    {
        await president.Go("Documentos");
        var quotes = president.Page.Locator("[aria-labelledby=asked-quotes]");
        await quotes.GetByText("Corregir con fotos unidas en un PDF").ClickAsync();
        await quotes.Locator(".returned .join-photos input[type=file]").SetInputFilesAsync(new[]
        {
            await _site.Photograph("cotizacion-1.jpg", "Perforaciones del Norte", "Total con IVA: 1,200,000.00"),
            await _site.Photograph("cotizacion-2.jpg", "Pozos y Bombas", "Total con IVA: 1,260,000.00"),
            await _site.Photograph("cotizacion-3.jpg", "Aguas de Jalpa", "Total con IVA: 1,248,500.00"),
        });
        await president.Picture("photographed-quotes");
        await president.Send(quotes.Locator(".returned .join-photos button[type=submit]"));
        await Expect(quotes.Locator(".state-tag")).ToHaveTextAsync("Corregido");

        await treasurer.Go("My projects");
        await treasurer.Go(Work);
        await treasurer.Go("Documents");
        var minutes = treasurer.Page.Locator("[aria-labelledby=asked-minutes]");
        await minutes.Locator(".returned form[data-upload] input[type=file]").SetInputFilesAsync(
            await _site.Photograph("acta-con-firmas.jpg", "Acta de la asamblea", "Rosa I.", "Elías R.", "y 38 más"));
        await treasurer.Picture("photographed-minutes");
        await minutes.Locator(".returned form[data-upload] button").ClickAsync();
        await Expect(minutes.Locator(".state-tag")).ToHaveTextAsync("Corrected", new() { Timeout = 60_000 });
        await treasurer.Sees("No document is missing.");
        await treasurer.Go("Back to the list");
        await treasurer.Go("Check and submit");
        await treasurer.Send("Send corrections");
        await treasurer.Sees("We received your corrections");
        await treasurer.Sees("22 January 2026");
        await treasurer.Picture("corrections-sent");
    }

    private static async Task FindComplete(Guest technician, string folio)
    {
        await technician.Follow("Resumen del día: 1 aviso", folio, "Revisar la documentación");
        await technician.Go(Work);
        await technician.Go("Revisar los documentos uno por uno");
        await technician.Sees("Qué cambió desde lo que usted pidió");
        await technician.Sees("cotizacion-1 (3).pdf");
        await technician.Go("Comparar");
        await technician.Picture("papers-corrected");
        await technician.Send("Aceptar los demás (2)");
        await technician.Go("Volver a la tarea");
        await technician.Check("Sí, está completa");
        await technician.Fill("Motivo", "Las tres cotizaciones y las firmas ya están");
        await technician.Send("Guardar la decisión");
        await technician.Go("Mi turno");
        await technician.Go(Work);
        await technician.Check("Favorable");
        await technician.Fill("Razones: costos, terreno, permisos, que no esté duplicado",
            "Precios de mercado, terreno del ejido, sin otra obra igual");
        await technician.Send("Guardar el dictamen");
        await technician.Sees("Con dictamen técnico");
    }

    private static async Task CallSession(Guest secretary)
    {
        await secretary.Go("Comité");
        await secretary.Go("Convocar una sesión");
        await secretary.Day("Fecha de la sesión", s_session);
        await secretary.Fill("Lugar", "Palacio de Gobierno, Zacatecas");
        await secretary.Send("Convocar");
        await secretary.Go("Calificar los criterios");
        foreach (var (criterion, points) in new[] { ("Carencias", "90"), ("Proyecto listo", "80") })
        {
            var row = secretary.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = criterion });
            await row.GetByLabel("Puntos").FillAsync(points);
            await row.GetByLabel("Motivo").FillAsync("Visita del 20 de enero");
        }
        await secretary.Send("Guardar las calificaciones");
        await secretary.Picture("session-called");
    }

    private static async Task HoldSession(Guest secretary)
    {
        await secretary.Go("Comité");
        await secretary.Go("Sesión 1 de 2026");
        foreach (var voter in new[]
        {
            "Gobierno federal: Ramiro Soto", "Gobierno del estado: Alma Ruvalcaba",
            "Municipios: J. Guadalupe Sandoval", "Migrantes: Consuelo Trejo",
        })
        {
            await secretary.Choose("Registrar asistencia", voter);
            await secretary.Send("Registrar");
        }
        for (var sector = 0; sector < 4; sector++)
        {
            await secretary.Follow(secretary.Page.GetByRole(
                AriaRole.Link, new() { Name = "capturar sus votos en papel" }).Nth(sector));
            await secretary.Page.Locator("[name=Paper]").SetInputFilesAsync(Pdf($"votos-{sector + 1}.pdf"));
            if (sector == 0) await secretary.Picture("votes-on-paper");
            await secretary.Send("Guardar los votos");
        }
        await secretary.Send("Proponer las resoluciones de todos");
        await secretary.Fill("Motivo", WhyApproved);
        await secretary.Picture("session");
        await secretary.Send("Guardar y ver qué pasaría");
        await secretary.Picture("session-preview");
        await secretary.Send("Confirmar y cerrar la sesión");
        await secretary.Sees("Cerrada");
    }

    private static async Task ReadApproval(Guest president, Guest treasurer, string folio)
    {
        await treasurer.Read($"Ruling on your project {folio}: approved", WhyApproved, "reserved");
        await president.Follow($"Resolución de su proyecto {folio}: aprobado", WhyApproved, "apartado");
        await Expect(president.Page.Locator("[data-state]").First).ToHaveTextAsync("Aprobada");
        await president.Picture("approved");
        await president.Go("Documentos");
        // A page of papers waits for its reader to load it again.
        while (await president.Page.Locator("[data-preparing]").CountAsync() > 0) await president.Page.ReloadAsync();
        await president.Picture("documents");
        var letter = president.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("aprobación.*PDF") });
        var answer = await president.Page.Context.APIRequest.GetAsync((await letter.GetAttributeAsync("href"))!);
        Assert.Equal("%PDF-"u8.ToArray(), (await answer.BodyAsync())[..5]);
    }
}
