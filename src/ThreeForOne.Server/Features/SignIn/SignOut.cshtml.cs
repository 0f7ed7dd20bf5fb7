using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ThreeForOne.Server.Features.SignIn;

/// <summary>Ends the sign-in; the link only asks, the button does it.</summary>
public sealed class SignOutPage(SignInManager<SignInAccount> signIn) : PageModel
{
    public async Task<IActionResult> OnPost()
    {
        await signIn.SignOutAsync();
        return LocalRedirect("/");
    }
}
