using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using ThreeForOne.Server.Features.SignIn;

namespace ThreeForOne.Server.Features.StaffSignIn;

/// <summary>
/// Somebody whom the provider has just vouched for: a cookie of ten minutes that opens only the page for which it was
/// asked, in the sign-in from which it was asked. The e-mail there is shown and proves nothing.
/// </summary>
/// <param name="Key">Tells the provider's account apart from every other, at this provider and at any.</param>
/// <param name="Shown">What its owner knows it by.</param>
/// <param name="HasTwoFactors">Whether two factors were shown there and the settings let that count.</param>
public sealed record StaffIdentity(string Key, string Shown, bool HasTwoFactors)
{
    private const string KeyClaim = "tfo:key";
    private const string ShownClaim = "tfo:shown";
    private const string TwoFactorsClaim = "tfo:two_factors";
    private const string PurposeItem = "tfo:purpose";
    private const int ShownMax = 100;

    /// <summary>The identity that the claims of a validated token give.</summary>
    public static StaffIdentity From(string issuer, ClaimsPrincipal token, bool countsSecondFactor)
    {
        var subject = token.FindFirstValue("sub")
            ?? throw new InvariantBrokenException("A validated token has a subject.");
        var shown = token.FindFirstValue("preferred_username") ?? token.FindFirstValue("email") ?? subject;
        return new(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(issuer + "\n" + subject))),
            shown[..Math.Min(shown.Length, ShownMax)],
            countsSecondFactor && token.HasClaim("amr", "mfa"));
    }

    public ClaimsPrincipal Principal() => new(new ClaimsIdentity(
        [new(KeyClaim, Key), new(ShownClaim, Shown), new(TwoFactorsClaim, HasTwoFactors ? "yes" : "no")],
        IdentityConstants.ExternalScheme));

    /// <summary>What goes to the provider and comes back: for which page, and from which sign-in.</summary>
    public static AuthenticationProperties Asked(HttpContext http, string page, string query) => new()
    {
        RedirectUri = page + query,
        Items = { [PurposeItem] = Purpose(http, page) },
    };

    /// <summary>Whom the provider vouched for, for that page; null when it did not, or too long ago.</summary>
    public static async Task<StaffIdentity?> Of(HttpContext http, string page)
    {
        var cookie = await http.AuthenticateAsync(IdentityConstants.ExternalScheme);
        string? asked = null;
        cookie.Properties?.Items.TryGetValue(PurposeItem, out asked);
        return cookie.Principal is { } found && asked == Purpose(http, page)
            ? new(found.FindFirstValue(KeyClaim)!, found.FindFirstValue(ShownClaim)!,
                found.HasClaim(TwoFactorsClaim, "yes"))
            : null;
    }

    public static Task End(HttpContext http) => http.SignOutAsync(IdentityConstants.ExternalScheme);

    private static string Purpose(HttpContext http, string page) =>
        $"{page} {http.Features.Get<OpenSignIn>()?.Id}";
}
