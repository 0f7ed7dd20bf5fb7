namespace ThreeForOne.Server.Features.Committee;

/// <summary>The four voting sectors of the committee, and the words of its votes, rulings and sessions.</summary>
public static class SessionLabels
{
    public static IReadOnlyList<string> Sectors { get; } = ["federal", "state", "municipal", "migrant"];

    public static Bilingual Sector(string sector) => sector switch
    {
        "federal" => new("Gobierno federal", "Federal government"),
        "state" => new("Gobierno del estado", "State government"),
        "municipal" => new("Municipios", "Municipalities"),
        "migrant" => new("Migrantes", "Migrants"),
        _ => throw new InvariantBrokenException($"There is no sector {sector}."),
    };

    /// <summary>For a narrow column.</summary>
    public static Bilingual Short(string sector) => sector switch
    {
        "federal" => new("federal", "federal"),
        "state" => new("estado", "state"),
        "municipal" => new("municipios", "municipalities"),
        "migrant" => new("migrantes", "migrants"),
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
        "deferred" => new("Diferida a la siguiente sesión", "Deferred to the next session"),
        "rejected" => new("No aprobada", "Not approved"),
        _ => throw new InvariantBrokenException($"There is no ruling {ruling}."),
    };

    public static Bilingual Status(string status) => status switch
    {
        "called" => new("Convocada", "Called"),
        "closed" => new("Cerrada", "Closed"),
        "void" => new("Sin efectos: no hubo quórum", "Void: there was no quorum"),
        _ => throw new InvariantBrokenException($"There is no session status {status}."),
    };
}
