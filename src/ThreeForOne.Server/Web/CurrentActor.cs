using System.Security.Claims;

namespace ThreeForOne.Server.Web;

/// <summary>
/// Who is signed in, as an <see cref="Actor"/>: claims written at sign-in name the person, office and roles.
/// </summary>
public static class CurrentActor
{
    public const string OrganisationClaim = "tfo:organisation";

    /// <summary>The signed-in actor; asking on a page for visitors is a bug.</summary>
    public static Actor Actor(this HttpContext http) =>
        http.User.TryGetActor() ?? throw new InvariantBrokenException("Nobody is signed in.");

    /// <summary>The person who is signed in, also one who speaks for no organisation; null for a visitor.</summary>
    public static Guid? PersonId(this ClaimsPrincipal user) =>
        user.Identity?.IsAuthenticated == true ? Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!) : null;

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
