namespace ThreeForOne.Server.Features.Committee;

/// <summary>The four voting sectors of the committee, one vote each, and the words of its votes and rulings.</summary>
public static class Sectors
{
    public static IReadOnlyList<string> All { get; } = ["federal", "state", "municipal", "migrant"];

    public static Bilingual Of(string sector) => sector switch
    {
        "federal" => new("Gobierno federal", "Federal government"),
        "state" => new("Gobierno del estado", "State government"),
        "municipal" => new("Municipios", "Municipalities"),
        "migrant" => new("Migrantes", "Migrants"),
        _ => throw new InvariantBrokenException($"There is no sector {sector}."),
    };

    public static Bilingual Vote(string choice) => choice switch
    {
        "for" => new("A favor", "For"),
        "against" => new("En contra", "Against"),
        "abstain" => new("Abstención", "Abstain"),
        "recused" => new("Excusa", "Recused"),
        _ => throw new InvariantBrokenException($"There is no vote {choice}."),
    };

    public static Bilingual Ruling(string ruling) => ruling switch
    {
        "approved" => new("Aprobada", "Approved"),
        "conditional" => new("Condicionada", "Conditional"),
        "waiting" => new("En espera", "Waiting"),
        "rejected" => new("No aprobada", "Not approved"),
        _ => throw new InvariantBrokenException($"There is no ruling {ruling}."),
    };
}
