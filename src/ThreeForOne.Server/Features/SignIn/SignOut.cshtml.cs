using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ThreeForOne.Server.Features.SignIn;

/// <summary>Ends the sign-in; the link only asks, the button does it.</summary>
public sealed class SignOutPage(EndSignIns end) : PageModel
{
    public async Task<IActionResult> OnPost()
    {
        var signIn = HttpContext.Features.Get<OpenSignIn>()!;
        await end.Leave(signIn, HttpContext.RequestAborted);
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        return LocalRedirect(signIn.Method == "staff" ? "/sign-in?left=true" : "/");
    }
}
