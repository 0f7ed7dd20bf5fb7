using System.Collections.Frozen;

namespace ThreeForOne.Server.Features.Organisations;

/// <summary>Of which place an office is.</summary>
public enum PlaceNeed
{
    None,
    MaybeState,
    State,
    MaybeMunicipality,
    Municipality,
}

/// <summary>A kind of organisation, what people call it, what it does, and where it is.</summary>
public sealed record OfficeKind(string Code, Bilingual Name, Bilingual Does, PlaceNeed Place);

/// <summary>
/// The kinds of organisation that an administrator adds. Clubs register themselves, and the system is there already.
/// </summary>
public static class OfficeKinds
{
    public static IReadOnlyList<OfficeKind> All { get; } =
    [
        new("delegation", new("Delegación", "Delegation"), new(
            "Recibe y revisa las propuestas de un estado, y lleva el comité.",
            "Receives and reviews the proposals of a state, and keeps the committee."), PlaceNeed.State),
        new("federal", new("Gobierno federal", "Federal government"), new(
            "Vota y firma por la federación en un estado.",
            "Votes and signs for the federation in a state."), PlaceNeed.State),
        new("state", new("Gobierno del estado", "State government"), new(
            "Vota y firma por el estado.", "Votes and signs for the state."), PlaceNeed.State),
        new("municipality", new("Municipio", "Municipality"), new(
            "Certifica, vota y firma por el municipio.",
            "Certifies, votes and signs for the municipality."), PlaceNeed.Municipality),
        new("treasury", new("Tesorería o fideicomiso", "Treasury or trust"), new(
            "Registra depósitos, concilia con el banco, ordena y autoriza pagos.",
            "Records deposits, reconciles with the bank, orders and approves payments."), PlaceNeed.State),
        new("executor", new("Instancia ejecutora", "Executor"), new(
            "Hace la obra e informa su avance.",
            "Builds the works and reports their progress."), PlaceNeed.MaybeMunicipality),
        new("works_committee", new("Comité de obra", "Works committee"), new(
            "Vecinos que confirman el avance y reciben la obra.",
            "Neighbours who confirm the progress and receive the works."), PlaceNeed.Municipality),
        new("federation", new("Federación de clubes", "Federation of clubs"), new(
            "Ve a sus clubes y sus proyectos; con estado, vota por los migrantes en su comité.",
            "Sees its clubs and their projects; with a state, votes for the migrants in its committee."),
            PlaceNeed.MaybeState),
        new("programme", new("Oficina del programa", "Programme office"), new(
            "Abre los ejercicios, publica los techos y da de alta oficinas y personas.",
            "Opens editions, publishes envelopes and adds offices and people."), PlaceNeed.None),
        new("auditor", new("Auditoría", "Auditor"), new(
            "Lee todo y no decide nada.", "Reads everything and decides nothing."), PlaceNeed.None),
    ];

    private static readonly FrozenDictionary<string, OfficeKind> ByCode = All.ToFrozenDictionary(k => k.Code);

    public static OfficeKind? Find(string? code) => ByCode.GetValueOrDefault(code ?? "");

    /// <summary>What people call a kind, clubs and the system among them.</summary>
    public static Bilingual NameOf(string kind) => kind switch
    {
        "club" => new("Club", "Club"),
        "system" => new("Sistema", "System"),
        _ => ByCode[kind].Name,
    };

    /// <summary>
    /// What an organisation of a kind sees; a federation with a state votes there and sees the place.
    /// </summary>
    public static string Sees(OfficeKind kind, string? state) => kind.Place switch
    {
        PlaceNeed.None => "all",
        PlaceNeed.MaybeState => state is null ? "clubs" : "place",
        PlaceNeed.State or PlaceNeed.MaybeMunicipality or PlaceNeed.Municipality => "place",
    };
}
