using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace ThreeForOne.Server.Features.SignIn;

/// <summary>
/// The cookie names a sign-in and nothing else. What it may do is read anew with each request: the person, the
/// organisation acted for, and the roles of the appointments in force today in Mexico City. Without an appointment
/// nobody is acted for, and the cookie opens nothing.
/// </summary>
public sealed class SignInCookie(OpenSignIns open, TimeProvider clock)
{
    private const string Claim = "tfo:sign_in";

    /// <summary>Puts a sign-in that has just begun into the browser.</summary>
    public static Task Set(HttpContext http, Guid signIn, Guid person)
    {
        var identity = Identity(person, signIn);
        return http.SignInAsync(IdentityConstants.ApplicationScheme, new ClaimsPrincipal(identity));
    }

    /// <summary>Fills in what the sign-in may do, or ends the cookie of one that is over.</summary>
    public async Task Validate(CookieValidatePrincipalContext cookie)
    {
        var http = cookie.HttpContext;
        try
        {
            if (Guid.TryParse(cookie.Principal?.FindFirstValue(Claim), out var id)
                && await open.Find(id, http.RequestAborted) is { } found
                && found.Person == cookie.Principal!.PersonId())
            {
                cookie.ReplacePrincipal(PrincipalOf(found));
                http.Features.Set(found);
                return;
            }
            cookie.RejectPrincipal();
            await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
        catch (Exception problem) when (DatabaseLost.Is(problem))
        {
            // The page that says so must still be shown, to nobody in particular; the cookie stays.
            cookie.RejectPrincipal();
            http.Features.Set(new SignInUnknown(problem));
        }
    }

    private ClaimsPrincipal PrincipalOf(OpenSignIn signIn)
    {
        var today = MexicoCity.Day(clock.GetUtcNow());
        var identity = Identity(signIn.Person, signIn.Id);
        identity.AddClaim(new(SignedInPerson.NameClaim, signIn.Name));
        var missing = signIn.Missing(today);
        if (missing != SignInStep.None) identity.AddClaim(new(CurrentActor.MissingClaim, PageOf(missing)));
        else if (signIn.ActsFor(today) is { } organisation)
        {
            var roles = signIn.RolesOf(organisation, today);
            identity.AddClaim(new(CurrentActor.OrganisationClaim, organisation.ToString()));
            identity.AddClaim(new(SignedInPerson.OrganisationNameClaim, roles[0].OrganisationName));
            identity.AddClaims(roles.Select(h => h.Role).Distinct().Select(role => new Claim(ClaimTypes.Role, role)));
        }
        return new(identity);
    }

    private static string PageOf(SignInStep step) => step switch
    {
        SignInStep.SecondFactor => "/account/second-factor",
        SignInStep.Organisation => "/account/organisation",
        SignInStep.None => throw new InvariantBrokenException("Nothing is missing."),
    };

    private static ClaimsIdentity Identity(Guid person, Guid signIn) => new(
        [new Claim(ClaimTypes.NameIdentifier, person.ToString()), new Claim(Claim, signIn.ToString())],
        IdentityConstants.ApplicationScheme, ClaimTypes.NameIdentifier, ClaimTypes.Role);
}

/// <summary>Who is signed in could not be asked; a page that needs to know fails with the cause.</summary>
public sealed record SignInUnknown(Exception Cause);
