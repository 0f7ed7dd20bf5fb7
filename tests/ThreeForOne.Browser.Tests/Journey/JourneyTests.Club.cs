using Microsoft.Playwright;
using ThreeForOne.Server.Features.Papers;
using static Microsoft.Playwright.Assertions;

namespace ThreeForOne.Browser.Tests.Journey;

/// <summary>A club registers, is verified, and writes its proposal: two officers and the town's engineer.</summary>
public sealed partial class JourneyTests
{
    private async Task RegisterClub(Guest president)
    {
        await president.Arrive();
        await president.Go("Registrar un club");
        await president.Fill("Nombre del club", Club);
        await president.Choose("Municipio", "Jalpa,");
        await president.Fill("Localidad", "El Durazno");
        await president.Fill("Número de la Toma de Nota", "CHI-2025-0117");
        await president.Fill("Consulado que la emitió", "Consulado General de México en Chicago");
        await president.Day("Fecha en que se emitió", new(2025, 11, 3));
        await president.Day("Primer día en que ya no vale", new(2027, 11, 3));
        await president.Page.Locator("input[type=file]").SetInputFilesAsync(await _site.Photograph(
            "toma-de-nota.jpg", "CONSULADO GENERAL DE MÉXICO", "Toma de Nota CHI-2025-0117", Club));
        await president.Check("Presidencia del club");
        await president.Fill("Su nombre", president.Name);
        await president.Fill("Su correo electrónico", president.Email);
        await president.Picture("club-registers");
        await president.Send("Registrar el club");
        await president.Sees($"Le enviamos un enlace a {president.Email}");
        await president.Picture("club-confirm-address");
        await president.Accept(secondFactor: false);
        await president.Go("Mi club");
        await president.Sees("La delegación está verificando su Toma de Nota");
    }

    private static async Task Verify(Guest technician, string what, string picture)
    {
        await technician.Follow($"Por verificar: {what} de {Club}");
        await technician.Check("Sí: verificar");
        await technician.Picture(picture);
        await technician.Send("Guardar la decisión");
        await technician.Sees("Ningún papel espera");
    }

    private async Task AppointTreasurer(Guest president, Guest technician, Guest treasurer)
    {
        await president.Go("Cambiar presidencia o tesorería");
        await president.Check("Tesorería del club");
        await president.Fill("Nombre de la persona nueva", treasurer.Name);
        await president.Fill("Su correo electrónico", treasurer.Email);
        await president.Page.Locator("input[type=file]").SetInputFilesAsync(
            await _site.Photograph("acta-de-eleccion.jpg", "Acta de elección", $"Tesorería: {treasurer.Name}"));
        await president.Send("Entregar a la delegación");
        await _site.Pass(1, Stop);
        await Verify(technician, "Cambio de tesorería", "officer-verified");
        await president.Follow("Verificado: Cambio de tesorería", "recibe su invitación por correo");
        await president.Picture("club-verified");
        await treasurer.Accept(secondFactor: false);
        await treasurer.Picture("treasurer-first-page");
    }

    private static async Task BeginProposal(Guest president)
    {
        await president.Go("Mis proyectos");
        await president.Go("Empezar una propuesta");
        await president.Check("Tres por Uno");
        await president.Fill("¿Cómo se llama el proyecto?", Work);
        await president.Send("Empezar");
        await president.Go("El proyecto y el lugar");
        await president.Choose("Tipo de proyecto", "Infraestructura");
        await president.Fill("¿Qué se va a hacer?", "Un pozo profundo de 180 metros y su línea hasta el tanque.");
        await president.Choose("Municipio", "Jalpa");
        await president.Fill("Localidad", "El Durazno");
        await president.Picture("section-place");
        await president.Send("Guardar y volver a la lista");
    }

    private static async Task WriteBenefit(Guest treasurer)
    {
        await treasurer.Go("My projects");
        await treasurer.Go(Work);
        await treasurer.Go("Whom it benefits");
        await treasurer.Fill("How many people does it benefit?", "840");
        await treasurer.FillOptional("How many families?", "190");
        await treasurer.Fill("How does it improve their lives?", "Today they carry water from two kilometres away.");
        await treasurer.Send("Save and go back to the list");
        await treasurer.Picture("proposal-of-two");
    }

    private static async Task OpenSections(Guest president)
    {
        foreach (var (section, asked) in new[]
        {
            ("El proyecto y el lugar", "Ponga la clave de la localidad y cómo se llega"),
            ("Presupuesto", "Calcule los metros de tubería y los precios"),
        })
        {
            await president.Go("Mis proyectos");
            await president.Go(Work);
            await president.Go("Ayuda de la oficina de obras");
            await president.Choose("Qué parte", section);
            await president.Choose("A qué oficina", WorksOffice);
            await president.FillOptional("Qué le pide", asked);
            await president.Send("Abrir e invitar");
            await president.Sees(asked);
        }
        await president.Picture("sections-opened");
    }

    private static async Task WriteAsEngineer(Guest engineer)
    {
        const string Asked = $"{Club} le pide escribir una parte: {Work}";
        await engineer.Follow(Asked, "«El proyecto y el lugar»", "cómo se llega");
        await engineer.FillOptional("Clave de la localidad (INEGI)", "0041");
        await engineer.FillOptional("¿Cómo se llega?", "Por la brecha a Tlachichila, 6 km después del puente.");
        await engineer.Send("Guardar");
        await engineer.Follow(Asked, "«Presupuesto»", "metros de tubería");
        foreach (var (line, concept, quantity, unit, price) in new[]
        {
            ("Partida 1", "Perforación del pozo", "180", "metro", "4,500.00"),
            ("Partida 2", "Equipo de bombeo", "1", "pieza", "240,000.00"),
            ("Partida 3", "Línea de conducción", "1,000", "metro", "150.00"),
        })
        {
            var group = engineer.Page.GetByRole(AriaRole.Group, new() { Name = line });
            await group.GetByLabel("Concepto").FillAsync(concept);
            await group.GetByLabel("Cantidad").FillAsync(quantity);
            await group.GetByLabel("Unidad").FillAsync(unit);
            await group.GetByLabel("Precio unitario").FillAsync(price);
        }
        await Expect(engineer.Page.Locator("#budget-total")).ToContainTextAsync("1,200,000.00");
        await engineer.Picture("engineer-budget");
        await engineer.Send("Guardar");
        await engineer.Sees("Guardado. El club ya lo ve.");
        await engineer.Go("Partes abiertas");
        await engineer.Send("Decir que está lista");
        await engineer.Send("Decir que está lista");
    }

    private static async Task ConfirmSections(Guest president, Guest treasurer, Guest engineer)
    {
        foreach (var (part, inEnglish) in new[]
        {
            ("El proyecto y el lugar", "The project and its place"), ("Presupuesto", "Budget"),
        })
        {
            await president.Follow($"{WorksOffice} terminó una parte: {Work}", $"«{part}»");
            await treasurer.Read($"{WorksOffice} finished a part: {Work}", $"“{inEnglish}”");
        }
        await president.Picture("sections-ready");
        await president.Send("Confirmar esta parte");
        await president.Send("Confirmar esta parte");
        await engineer.Read("El club confirmó su parte", "«El proyecto y el lugar»");
        await engineer.Follow("El club confirmó su parte", "«Presupuesto»");
        await engineer.Sees("Ningún club le pide nada por ahora.");
    }

    private static async Task Pledge(Guest treasurer)
    {
        await treasurer.Go("My projects");
        await treasurer.Go(Work);
        await treasurer.Go("The club's contribution");
        await treasurer.Fill("How much does your club put in?", "300,000.00");
        await Expect(treasurer.Page.Locator("#split .party-bar-total")).ToContainTextAsync("1,200,000.00");
        await treasurer.Picture("pledge");
        await treasurer.Send("Save and continue");
    }

    private async Task HandInPapers(Guest president)
    {
        await president.Go("Mis proyectos");
        await president.Go(Work);
        await president.Go("Documentos");
        foreach (var (code, paper) in new[]
        {
            ("quotes", Pdf("cotizaciones.pdf")),
            ("ownership", await _site.Photograph("escritura.jpg", "ESCRITURA PÚBLICA 4,117", "Solar, El Durazno")),
            ("minutes", await _site.Photograph("acta.jpg", "Acta de la asamblea", "Sin firmas")),
            ("technical_file", Pdf("expediente.pdf")),
        })
        {
            var asked = president.Page.Locator($"[aria-labelledby=asked-{code}]");
            await asked.Locator("form[data-upload] input[type=file]").SetInputFilesAsync(paper);
            await asked.GetByRole(AriaRole.Button, new() { Name = "Subir" }).ClickAsync();
            await Expect(asked.Locator(".state-tag")).ToHaveTextAsync("Recibido", new() { Timeout = 60_000 });
        }
        await president.Picture("papers-sent");
    }

    private static async Task<string> Submit(Guest president, Guest treasurer)
    {
        await president.Go("Volver a la lista");
        await president.Go("Revisar y enviar");
        await president.Picture("check-answers");
        await president.Send("Enviar propuesta");
        var folio = await president.Page.Locator(".confirmation-reference").InnerTextAsync();
        await president.Picture("submitted");
        await president.Read($"Recibimos su propuesta {folio}: {Work}", Delegation, "21 de enero de 2026");
        await treasurer.Read($"We received your proposal {folio}: {Work}", Delegation, "21 January 2026");
        return folio;
    }

    private static FilePayload Pdf(string name) =>
        new() { Name = name, MimeType = "application/pdf", Buffer = PlainPdf.Of(name) };
}
