namespace ThreeForOne.Server.Features.SignIn;

/// <summary>The page on which each role begins its day.</summary>
public static class Home
{
    private static readonly (string Role, string Page)[] Pages =
    [
        ("club_president", "/proposals"),
        ("club_treasurer", "/proposals"),
        ("federation_officer", "/federation"),
        ("committee_secretary", "/sessions"),
        ("voter", "/sessions"),
        ("programme_director", "/editions"),
        ("auditor", "/audit"),
        ("administrator", "/operations"),
    ];

    /// <summary>Whoever decides steps begins with the queue.</summary>
    public static string Of(Actor actor) =>
        Pages.Where(p => actor.Roles.Contains(p.Role)).Select(p => p.Page).FirstOrDefault("/queue");
}
