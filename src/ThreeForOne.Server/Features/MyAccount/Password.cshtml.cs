using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Features.SignIn;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.MyAccount;

/// <summary>Where a person who is signed in chooses another password.</summary>
public sealed class PasswordPage(ChangePassword change, Texts text) : SignedInPage
{
    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    public async Task<IActionResult> OnPost()
    {
        if (Password != Again)
            ModelState.Say(nameof(Again), new Bilingual(
                "Las dos contraseñas no son iguales; escríbalas de nuevo.",
                "The two passwords differ; enter them again."), text);
        if (ModelState.IsValid)
        {
            var me = HttpContext.OwnSelf();
            var signIn = HttpContext.Features.Get<OpenSignIn>()!;
            var changed = await change.Handle(Current ?? "", Password ?? "", signIn, me, Stop);
            if (!changed.IsRefusal)
            {
                await SignInCookie.Set(HttpContext, changed.Value, me.Person);
                return LocalRedirect("/account?done=password");
            }
            return this.Refused(changed.Refusal,
                changed.Refusal is PasswordTooShort or PasswordTooLong or PasswordEasilyGuessed
                    ? nameof(Password)
                    : nameof(Current), text);
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
