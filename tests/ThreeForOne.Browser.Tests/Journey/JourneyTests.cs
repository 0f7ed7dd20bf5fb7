using ThreeForOne.Server.Tests;
using static Microsoft.Playwright.Assertions;

namespace ThreeForOne.Browser.Tests.Journey;

/// <summary>
/// From a new installation to an approved project, by people alone: each in a browser of their own, led by letters,
/// while days pass. THREEFORONE_LONG=1 plays it: minutes of eight browsers.
/// </summary>
public sealed partial class JourneyTests
{
    // A Monday of the year of the rules that are in force, after reception has opened.
    private static readonly DateTimeOffset s_start = new(2026, 1, 19, 16, 0, 0, TimeSpan.Zero);

    private const string Delegation = "Delegación en Zacatecas";
    private const string WorksOffice = "Obras Públicas de Jalpa";
    private const string Club = "Club El Durazno";
    private const string Work = "Pozo de agua, El Durazno";

    private NewSite _site = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_an_empty_installation_to_an_approved_project()
    {
        if (Chromium.Path is null && Chromium.MustBeThere) throw new InvalidOperationException(Chromium.Missing);
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        Assert.SkipUnless(Long.Is, "a long proof: THREEFORONE_LONG=1");
        await using var site = _site = await NewSite.Open(s_start, Stop);
        await using var administrator = await Staff("Irene Padilla", "irene@programa.example");
        await using var director = await Staff("Beatriz Luna", "beatriz@programa.example");
        await using var technician = await Staff("Tomás Herrera", "tomas@delegacion.example");
        await using var secretary = await Staff("Sofía Rentería", "sofia@delegacion.example");
        await using var engineer = await Staff("Elías Robles", "elias@jalpa.example");
        await using var clerk = await Staff("Gloria Ñáñez", "gloria@fideicomiso.example");
        await using var president = await _site.Guest("Rosa Íñiguez", "rosa@club.example", Screen.Phone);
        await using var treasurer = await _site.Guest("Daniel Reyes", "daniel@club.example", Screen.Phone.In("en"));

        await SetUpOffices(administrator);
        await InvitePeople(administrator, director, technician, secretary, engineer, clerk);
        await OpenEdition(director);
        foreach (var invited in new[] { technician, secretary, engineer, clerk })
            await invited.Accept(secondFactor: true);
        await technician.Picture("technician-first-page");

        await RegisterClub(president);
        await _site.Pass(1, Stop);
        await Verify(technician, "Toma de Nota", "registered");
        await president.Follow("Verificado: Toma de Nota", "Ya puede enviar sus propuestas.",
            "Vale hasta el 2 de noviembre de 2027");
        await AppointTreasurer(president, technician, treasurer);

        await BeginProposal(president);
        await WriteBenefit(treasurer);
        await OpenSections(president);
        await WriteAsEngineer(engineer);
        await ConfirmSections(president, treasurer, engineer);
        await Pledge(treasurer);
        await HandInPapers(president);
        var folio = await Submit(president, treasurer);

        await _site.Pass(1, Stop);
        await ReturnWithTwoItems(technician, folio);
        await ReadRequest(treasurer, president, folio);
        await Correct(president, treasurer);
        await _site.Pass(1, Stop);
        await FindComplete(technician, folio);

        await CallSession(secretary);
        await _site.Pass(s_session.DayNumber - _site.Today.DayNumber, Stop);
        await HoldSession(secretary);
        await ReadApproval(president, treasurer, folio);
        await _site.Pass(1, Stop);
        await clerk.Follow("Resumen del día", folio, "Registrar la cuenta del proyecto");

        Assert.Empty(_site.Letters.Unread);
        foreach (var guest in
            new[] { administrator, director, technician, secretary, engineer, clerk, president, treasurer })
            await guest.MustBeClean();
    }

    private Task<Guest> Staff(string name, string email) => _site.Guest(name, email, Screen.Desk.In("es"));

    private async Task SetUpOffices(Guest administrator)
    {
        await _site.InviteAdministrator(administrator.Email, Stop);
        await administrator.Accept(secondFactor: true);
        await administrator.Go("Organizaciones");
        await administrator.Picture("organisations-empty");
        foreach (var (kind, name, state, town) in new[]
        {
            ("Delegación", Delegation, "Zacatecas", ""), ("Gobierno federal", "Gobierno federal", "Zacatecas", ""),
            ("Gobierno del estado", "Gobierno del Estado", "Zacatecas", ""),
            ("Municipio", "Ayuntamiento de Jalpa", "", "Jalpa"), ("Tesorería", "Fideicomiso", "Zacatecas", ""),
            ("Instancia ejecutora", WorksOffice, "", "Jalpa"),
            ("Federación", "Federación de Clubes Zacatecanos", "Zacatecas", ""),
        })
        {
            await administrator.Go("Organizaciones");
            await administrator.Go("Agregar una organización");
            await administrator.Choose("Clase", kind);
            await administrator.Fill("Nombre oficial", name);
            if (state.Length > 0) await administrator.Choose("Estado", state);
            if (town.Length > 0) await administrator.Choose("Municipio", town);
            await administrator.Send("Agregar");
            await Expect(administrator.Page.Locator("h1")).ToHaveTextAsync(name);
        }
        await administrator.Go("Organizaciones");
        await administrator.Picture("organisations");
    }

    private static async Task InvitePeople(Guest administrator, Guest director, Guest technician, Guest secretary,
        Guest engineer, Guest clerk)
    {
        foreach (var (guest, office, role) in new[]
        {
            (director, "Oficina del programa", "Dirección del programa"),
            (technician, Delegation, "Técnico de la delegación"), (secretary, Delegation, "Secretaría del comité"),
            (engineer, WorksOffice, "Instancia ejecutora"), (clerk, "Fideicomiso", "Oficina de tesorería"),
        })
        {
            await Appoint(administrator, guest.Email, guest.Name, office, role);
            await administrator.Sees($"Se lo enviamos a {guest.Email}");
        }
        await administrator.Picture("person-invited");
        foreach (var (name, office) in new[]
        {
            ("Ramiro Soto", "Gobierno federal"), ("Alma Ruvalcaba", "Gobierno del Estado"),
            ("J. Guadalupe Sandoval", "Ayuntamiento"), ("Consuelo Trejo", "Federación"),
        })
        {
            await Appoint(administrator, "", name, office, "Voto de un sector");
            await administrator.Sees("Sin cuenta: vota en papel");
        }
        await administrator.Picture("voter-on-paper");
    }

    private static async Task Appoint(Guest administrator, string email, string name, string office, string role)
    {
        await administrator.Go("Personas");
        await administrator.Go("Invitar a una persona");
        await administrator.Fill("Correo electrónico", email);
        await administrator.Fill("Nombre", name);
        await administrator.Choose("Actúa por", office);
        await administrator.Choose("Función", role);
        await administrator.Fill("Motivo", "Oficio 12/2026");
        await administrator.Send("Invitar");
    }

    private static async Task OpenEdition(Guest director)
    {
        await director.Accept(secondFactor: true);
        await director.Go("Ejercicios");
        await director.Go("Abrir un ejercicio");
        await director.Choose("Reglas", "Tres por Uno");
        await director.Choose("Estado", "Zacatecas");
        await director.Fill("Ejercicio fiscal", "2026");
        await director.Day("Abre la recepción", new(2026, 1, 15));
        await director.Day("Cierra la recepción", new(2026, 3, 31));
        await director.Send("Abrir el ejercicio");
        foreach (var (party, amount) in new[]
        {
            ("Federación", "19,000,000.00"), ("Estado", "17,000,000.00"), ("Municipio", "15,000,000.00"),
        })
        {
            await director.Choose("Parte", party);
            await director.Fill("Total del techo", amount);
            await director.Fill("Motivo", "Oficio 3/2026 de la autoridad que lo publica");
            await director.Send("Publicar");
            await director.Sees(amount);
        }
        await director.Picture("edition");
    }
}
