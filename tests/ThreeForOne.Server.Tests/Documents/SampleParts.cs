using ThreeForOne.Server.Features.Documents.Records;

namespace ThreeForOne.Server.Tests.Documents;

/// <summary>What the sample records share: a long title, accents, and a project that no maximum leaves alone.</summary>
internal static class SampleParts
{
    public const string Zone = "America/Mexico_City";

    public static readonly DateTimeOffset Issued = new(2026, 4, 17, 18, 32, 5, 123, 456, TimeSpan.Zero);

    public static readonly ProjectPart Project = new(
        "Rehabilitación de la línea de conducción y del tanque elevado de agua potable «La Peña del Águila», con " +
        "tomas domiciliarias para ciento ochenta y seis familias",
        new("Infraestructura", "Infrastructure"),
        "Club Social Ñ’ahñu y Zacatecano de Santa Ana, Jalpa y El Durazno Unidos",
        "Federación de Clubes Zacatecanos del Sur de California", 186);

    public static readonly RegisteredAccount Account = new(
        "032180000118359719", "Banco del Sur de México, S.A.", "Tres por Uno · ZAC-2026-0041 · El Durazno",
            "ZAC20260041");

    public static readonly PartyShare[] Shares =
    [
        new("club", Project.Club, 1_333_333_33),
        new("municipal", "H. Ayuntamiento de Jalpa", 1_333_333_34),
        new("state", "Secretaría de Desarrollo Social de Zacatecas", 1_333_333_33),
        new("federal", "Secretaría de Bienestar, Delegación Zacatecas", 1_000_000_00, 1_000_000_00, Limited: true),
    ];

    public static DocumentHead Head(DocumentType type, bool bilingual, bool demo = true) => new(
        "ZAC-2026-0041", type.Folio("ZAC-2026-0041", 1), 2026, "three-for-one/2026 v1 (ilustrativo)",
        "Programa Tres por Uno para Migrantes", "32 019 0045", "El Durazno, Jalpa, Zacatecas",
        At(0), "Delegación Zacatecas", bilingual,
        "https://tresporuno.example.mx/verificar/7f3c9a1e5b2d48608c4e1f0a9d6b7c35", demo);

    public static Moment At(int days, string zone = Zone) => Moment.In(Issued.AddDays(days), zone);

    public static PartyMoney[] Money(Func<PartyShare, PartyMoney> of) => [.. Shares.Select(of)];

    public static OfficeAct Act(string party, string es, string en, string office, int days, bool paper = false) => new(
        party, new(es, en), office, At(days),
        paper ? "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" : null);
}
