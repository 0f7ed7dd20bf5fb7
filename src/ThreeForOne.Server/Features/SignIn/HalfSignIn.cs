using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace ThreeForOne.Server.Features.SignIn;

/// <summary>
/// Somebody who has shown the first factor: a cookie of ten minutes that opens the second step and nothing else.
/// </summary>
public sealed record HalfSignIn(Guid Person, string Method)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const string MethodClaim = "tfo:method";

    public static async Task<HalfSignIn?> Of(HttpContext http)
    {
        var cookie = await http.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        return cookie.Principal is { } half && half.FindFirstValue(MethodClaim) is { } method
            ? new(Guid.Parse(half.FindFirstValue(ClaimTypes.NameIdentifier)!), method)
            : null;
    }

    public Task Keep(HttpContext http) => http.SignInAsync(IdentityConstants.TwoFactorUserIdScheme,
        new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, Person.ToString()), new Claim(MethodClaim, Method)],
            IdentityConstants.TwoFactorUserIdScheme)),
        new AuthenticationProperties { IsPersistent = false });

    public static Task End(HttpContext http) => http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
}
