using System.Security.Claims;

namespace ThreeForOne.Server.Web;

/// <summary>Who is signed in, as the pages say it: the name, the organisation spoken for, the roles held.</summary>
public sealed record SignedInPerson(string Name, string Organisation, IReadOnlyList<string> Roles)
{
    public const string NameClaim = "tfo:name";
    public const string OrganisationNameClaim = "tfo:organisation_name";

    /// <summary>Null for a visitor.</summary>
    public static SignedInPerson? From(ClaimsPrincipal principal) => principal.Identity?.IsAuthenticated != true
        ? null
        : new SignedInPerson(
            principal.FindFirstValue(NameClaim) ?? principal.Identity.Name ?? "",
            principal.FindFirstValue(OrganisationNameClaim) ?? "",
            [.. principal.FindAll(ClaimTypes.Role).Select(claim => claim.Value)]);
}
