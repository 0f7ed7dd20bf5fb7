namespace ThreeForOne.Server.Features.Clubs;

/// <summary>What people call what a club hands in, and how it stands.</summary>
public static class FilingLabels
{
    public static Bilingual Of(string kind, string? role) => (kind, role) switch
    {
        ("registration", _) => new("Toma de Nota", "Toma de Nota"),
        ("officer", "club_treasurer") => new("Cambio de tesorería", "Change of treasurer"),
        ("officer", _) => new("Cambio de presidencia", "Change of president"),
        ("name", _) => new("Cambio de nombre", "Change of name"),
        _ => throw new InvariantBrokenException($"No filing is of kind {kind}."),
    };

    public static Bilingual Status(string status) => status switch
    {
        "waiting" => new("En revisión", "Being looked at"),
        "verified" => new("Verificado", "Verified"),
        "refused" => new("Rechazado", "Refused"),
        _ => throw new InvariantBrokenException($"No filing stands {status}."),
    };
}
