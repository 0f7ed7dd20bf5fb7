namespace ThreeForOne.Server.Features.Demo;

/// <summary>
/// A made-up person with one role in one organisation; <paramref name="Title"/> names them on the sign-in page.
/// </summary>
public sealed record DemoPerson(
    Guid Id, string Name, string Email, Bilingual Title, string Role, DemoOffice Office, string? Sector = null)
{
    /// <summary>This person as a use case's actor.</summary>
    public Actor Actor => new(Id, Office.Id, new HashSet<string> { Role });
}

/// <summary>
/// The people of the demonstration: one a role, and as many as the law wants distinct. Anyone may sign in as any of
/// them, which is why `serve` refuses a database that holds them.
/// </summary>
public static class DemoPeople
{
    public static DemoPerson ClubPresident { get; } = Person(1, "María Guadalupe Robles", "presidenta@club.demo",
        new("Presidenta del club", "Club president"), "club_president", DemoOffices.ElDurazno);

    public static DemoPerson ClubTreasurer { get; } = Person(2, "José Luis Saldívar", "tesorero@club.demo",
        new("Tesorero del club", "Club treasurer"), "club_treasurer", DemoOffices.ElDurazno);

    public static DemoPerson OtherClubPresident { get; } = Person(3, "Teresa Villaneda", "presidenta@jalpaunido.demo",
        new("Presidenta de otro club", "President of another club"), "club_president", DemoOffices.JalpaUnido);

    public static DemoPerson Technician { get; } = Person(4, "Rocío Escobedo", "tecnica@delegacion.demo",
        new("Técnica de la delegación", "Delegation technician"), "technician", DemoOffices.Delegation);

    public static DemoPerson Secretary { get; } = Person(5, "Ernesto Bañuelos", "secretario@delegacion.demo",
        new("Secretario del comité", "Committee secretary"), "committee_secretary", DemoOffices.Delegation);

    public static DemoPerson FederalVoter { get; } = Person(6, "Claudia Ibarra", "voto.federal@comite.demo",
        new("Voto del gobierno federal", "Vote of the federal government"), "voter", DemoOffices.Federal, "federal");

    public static DemoPerson StateVoter { get; } = Person(7, "Martín Carrillo", "voto.estatal@comite.demo",
        new("Voto del gobierno del estado", "Vote of the state government"), "voter", DemoOffices.State, "state");

    public static DemoPerson MunicipalVoter { get; } = Person(8, "Leticia Medrano", "voto.municipal@comite.demo",
        new("Voto de los municipios", "Vote of the municipalities"), "voter", DemoOffices.Municipality, "municipal");

    public static DemoPerson MigrantVoter { get; } = Person(9, "Ramón Quezada", "voto.migrantes@comite.demo",
        new("Voto de los migrantes", "Vote of the migrants"), "voter", DemoOffices.Migrants, "migrant");

    public static DemoPerson FederalSigner { get; } = Person(10, "Adriana Montes", "firma@federal.demo",
        new("Firma federal", "Federal signer"), "federal_signer", DemoOffices.Federal);

    public static DemoPerson StateSigner { get; } = Person(11, "Héctor Dávila", "firma@estado.demo",
        new("Firma estatal", "State signer"), "state_signer", DemoOffices.State);

    public static DemoPerson MunicipalSigner { get; } = Person(12, "Patricia Viramontes", "firma@jalpa.demo",
        new("Firma municipal", "Municipal signer"), "municipal_signer", DemoOffices.Municipality);

    public static DemoPerson PaymentOrderer { get; } = Person(13, "Gerardo Luévano", "ordena@fideicomiso.demo",
        new("Ordena los pagos", "Payment orderer"), "payment_orderer", DemoOffices.Treasury);

    public static DemoPerson FirstApprover { get; } = Person(14, "Norma Esparza", "autoriza1@fideicomiso.demo",
        new("Primera autorización de pagos", "First payment approver"), "payment_approver", DemoOffices.Treasury);

    public static DemoPerson SecondApprover { get; } = Person(15, "Óscar Trejo", "autoriza2@fideicomiso.demo",
        new("Segunda autorización de pagos", "Second payment approver"), "payment_approver", DemoOffices.Treasury);

    public static DemoPerson TreasuryClerk { get; } = Person(16, "Silvia Ortiz", "tesoreria@fideicomiso.demo",
        new("Oficina de tesorería", "Treasury clerk"), "treasury_clerk", DemoOffices.Treasury);

    public static DemoPerson Reconciler { get; } = Person(17, "Daniel Raudales", "concilia@fideicomiso.demo",
        new("Conciliación bancaria", "Reconciler"), "reconciler", DemoOffices.Treasury);

    public static DemoPerson Executor { get; } = Person(18, "Ing. Raúl Sandoval", "obras@jalpa.demo",
        new("Instancia ejecutora", "Executor"), "executor", DemoOffices.Executor);

    public static DemoPerson WorksCommittee { get; } = Person(19, "Elena Muro", "comite@jalpa.demo",
        new("Comité de obra", "Works committee"), "works_committee", DemoOffices.WorksCommittee);

    public static DemoPerson Director { get; } = Person(20, "Beatriz Arellano", "direccion@programa.demo",
        new("Directora del programa", "Programme director"), "programme_director", DemoOffices.Programme);

    public static DemoPerson Auditor { get; } = Person(21, "Julián Cervantes", "auditor@auditoria.demo",
        new("Auditor", "Auditor"), "auditor", DemoOffices.Auditor);

    public static DemoPerson Administrator { get; } = Person(22, "Irene Padilla", "administra@programa.demo",
        new("Administradora del sistema", "System administrator"), "administrator", DemoOffices.Programme);

    /// <summary>A member of the committee who never signs in: votes on paper, which the secretary enters.</summary>
    public static DemoPerson PaperVoter { get; } = Person(23, "J. Guadalupe Sandoval", "",
        new("Voto de los municipios, en papel", "Vote of the municipalities, on paper"), "voter",
        DemoOffices.Municipality, "municipal");

    public static DemoPerson FederationOfficer { get; } = Person(24, "Socorro Ávila", "directiva@federacion.demo",
        new("Directiva de la federación", "Federation officer"), "federation_officer", DemoOffices.Federation);

    /// <summary>Appointed, without an account.</summary>
    public static IReadOnlyList<DemoPerson> WithoutAccount { get; } = [PaperVoter];

    /// <summary>In the order in which a project meets them.</summary>
    public static IReadOnlyList<DemoPerson> All { get; } =
    [
        ClubPresident, ClubTreasurer, OtherClubPresident, FederationOfficer, Technician, Secretary, FederalVoter,
        StateVoter, MunicipalVoter,
        MigrantVoter, FederalSigner, StateSigner, MunicipalSigner, TreasuryClerk, Reconciler, PaymentOrderer,
        FirstApprover,
        SecondApprover, Executor, WorksCommittee, Director, Auditor, Administrator,
    ];

    private static DemoPerson Person(
        int number, string name, string email, Bilingual title, string role, DemoOffice office,
        string? sector = null) =>
        new(DemoIds.Of(2, number), name, email, title, role, office, sector);
}
