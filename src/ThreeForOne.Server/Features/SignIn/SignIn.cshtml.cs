using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ThreeForOne.Server.Web;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.SignIn;

/// <summary>Where a person signs in; afterwards they go on to the page they asked for.</summary>
public sealed class SignInPage(SignInWithPassword signIn, Texts text) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>The page that was asked for, a path of ours.</summary>
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    public IActionResult OnGet() => User.TryGetActor() is not null ? LocalRedirect("/home")
        : User.MissingPage() is { } missing ? LocalRedirect(missing)
        : Page();

    public async Task<IActionResult> OnPost()
    {
        if (string.IsNullOrWhiteSpace(Email))
            ModelState.Say(nameof(Email), new Bilingual("Escriba su correo electrónico.", "Enter your e-mail."), text);
        if (string.IsNullOrEmpty(Password))
            ModelState.Say(nameof(Password), new Bilingual("Escriba su contraseña.", "Enter your password."), text);
        if (!ModelState.IsValid) return Refused();

        var result = await signIn.Handle(Email!.Trim(), Password!, HttpContext.RequestAborted);
        if (result.IsRefusal) return this.Refused(result.Refusal, "", text);
        var to = LocalPath.Of(To);
        return result.Value switch
        {
            AfterPassword.SignedIn => LocalRedirect(to ?? "/home"),
            AfterPassword.SecondStep => LocalRedirect(
                "/sign-in/second-step" + (to is null ? "" : "?to=" + Uri.EscapeDataString(to))),
        };
    }

    private PageResult Refused()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
