namespace ThreeForOne.Server.Features.Demo;

/// <summary>A made-up organisation; its id never changes, so that loading again changes nothing.</summary>
public sealed record DemoOffice(Guid Id, string Kind, string Name, string Sees, string? Municipality = null)
{
    /// <summary>Clubs and their federation are at home abroad; every office is of Zacatecas.</summary>
    public string? State => Kind is "club" || Sees is "clubs" ? null : DemoOffices.Zacatecas;
}

/// <summary>A made-up club: an organisation with its consular registration (Toma de Nota) and its federation.</summary>
public sealed record DemoClub(DemoOffice Office, string Federation, string Registration, string Consulate);

/// <summary>
/// The organisations of the demonstration: two clubs, and every office that a project of Jalpa meets.
/// </summary>
public static class DemoOffices
{
    public const string Zacatecas = "32";
    public const string Jalpa = "019";
    private const string Chicago = "Federación de Clubes Zacatecanos de Chicago";

    public static DemoOffice ElDurazno { get; } = Office(1, "club", "Club El Durazno", "own");
    public static DemoOffice JalpaUnido { get; } = Office(2, "club", "Club Jalpa Unido", "own");
    public static DemoOffice Migrants { get; } =
        Office(3, "federation", "Representación de los migrantes en el comité", "place");
    public static DemoOffice Delegation { get; } = Office(4, "delegation", "Delegación federal en Zacatecas", "place");
    public static DemoOffice Federal { get; } = Office(5, "federal", "Gobierno federal", "place");
    public static DemoOffice State { get; } = Office(6, "state", "Gobierno del Estado de Zacatecas", "place");
    public static DemoOffice Municipality { get; } = Office(7, "municipality", "Ayuntamiento de Jalpa", "place", Jalpa);
    public static DemoOffice Treasury { get; } =
        Office(8, "treasury", "Fideicomiso Tres por Uno de Zacatecas", "place");
    public static DemoOffice Executor { get; } = Office(9, "executor", "Obras Públicas de Jalpa", "place", Jalpa);
    public static DemoOffice WorksCommittee { get; } =
        Office(10, "works_committee", "Comité de obra de Jalpa", "place", Jalpa);
    public static DemoOffice Programme { get; } = Office(11, "programme", "Oficina del programa Tres por Uno", "all");
    public static DemoOffice Auditor { get; } = Office(12, "auditor", "Auditoría Superior del Estado", "all");

    public static DemoOffice Federation { get; } = Office(13, "federation", Chicago, "clubs");

    public static IReadOnlyList<DemoOffice> All { get; } =
    [
        ElDurazno, JalpaUnido, Federation, Migrants, Delegation, Federal, State, Municipality, Treasury, Executor,
        WorksCommittee, Programme, Auditor,
    ];

    public static IReadOnlyList<DemoClub> Clubs { get; } =
    [
        new(ElDurazno, Chicago, "CHI-DEMO-0117",
            "Consulado General de México en Chicago"),
        new(JalpaUnido, Chicago, "CHI-DEMO-0142",
            "Consulado General de México en Chicago"),
    ];

    private static DemoOffice Office(int number, string kind, string name, string sees, string? municipality = null) =>
        new(DemoIds.Of(1, number), kind, name, sees, municipality);
}

/// <summary>Well-formed ids (version 7, at the beginning of time) that are the same in every demonstration.</summary>
public static class DemoIds
{
    public static Guid Of(int group, int number) => Guid.Parse($"00000000-0000-7000-8000-0000{group:d4}{number:d4}");
}
