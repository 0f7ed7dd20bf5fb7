namespace ThreeForOne.Server.Features.Clubs;

/// <summary>What people call what a club hands in, and how it stands.</summary>
public static class FilingLabels
{
    public static Bilingual Of(string kind, string? role) => (kind, role) switch
    {
        ("registration", _) => new("Toma de Nota", "Toma de Nota"),
        ("officer", "club_treasurer") => new("cambio de tesorería", "change of treasurer"),
        ("officer", _) => new("cambio de presidencia", "change of president"),
        ("name", _) => new("cambio de nombre", "change of name"),
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
