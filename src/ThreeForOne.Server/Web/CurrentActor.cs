using System.Security.Claims;

namespace ThreeForOne.Server.Web;

/// <summary>
/// Who is signed in, as an <see cref="Actor"/>: claims written at sign-in name the person, office and roles.
/// </summary>
public static class CurrentActor
{
    public const string OrganisationClaim = "tfo:organisation";

    /// <summary>The page on which a sign-in is completed before it may do anything else.</summary>
    public const string MissingClaim = "tfo:missing";

    /// <summary>The signed-in actor; asking on a page for visitors is a bug.</summary>
    public static Actor Actor(this HttpContext http) =>
        http.User.TryGetActor() ?? throw new InvariantBrokenException("Nobody is signed in.");

    /// <summary>The person who is signed in, also one who speaks for no organisation; null for a visitor.</summary>
    public static Guid? PersonId(this ClaimsPrincipal user) =>
        user.Identity?.IsAuthenticated == true ? Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!) : null;

    /// <summary>
    /// The person alone, for what concerns their own account: also one who does not speak for an organisation yet.
    /// </summary>
    public static Actor OwnSelf(this HttpContext http) => http.User.TryGetActor()
        ?? new Actor(
            http.User.PersonId() ?? throw new InvariantBrokenException("Nobody is signed in."),
            Server.Data.Actor.System.Organisation, new HashSet<string>());

    /// <summary>Where a sign-in is completed; null when it is complete, or nobody is signed in.</summary>
    public static string? MissingPage(this ClaimsPrincipal user) => user.FindFirstValue(MissingClaim);

    public static Actor? TryGetActor(this ClaimsPrincipal user)
    {
        // Whose last appointment has ended speaks for nobody, and is a visitor.
        if (user.Identity?.IsAuthenticated != true || user.FindFirstValue(OrganisationClaim) is not { } organisation)
            return null;
        return new Actor(
            Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!), Guid.Parse(organisation),
            user.FindAll(ClaimTypes.Role).Select(c => c.Value).ToHashSet());
    }
}
