using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ThreeForOne.Server.Features.Passkeys;
using ThreeForOne.Server.Web;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.SignIn;

/// <summary>Where a person signs in; afterwards they go on to the page they asked for.</summary>
public sealed class SignInPage(
    SignInWithPassword signIn, SignInWithPasskey withPasskey, CheckPasskey passkeys, HostSettings settings, Texts text)
    : PageModel
{
    /// <summary>What the staff's provider is called; null when there is none.</summary>
    public string? Staff => settings.Staff?.Name;

    /// <summary>Signed out of here, where they may still be signed in at the staff's provider.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Left { get; set; }

    public string StaffPage => "/sign-in/staff"
        + (LocalPath.Of(To) is { } to ? "?to=" + Uri.EscapeDataString(to) : "");

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>The page that was asked for, a path of ours.</summary>
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    /// <summary>What a passkey's device answered, and what it was asked.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    [BindProperty]
    public string? State { get; set; }

    public PasskeyForm Passkey { get; private set; } = new("", "");

    public async Task<IActionResult> OnGet()
    {
        if (User.TryGetActor() is not null) return LocalRedirect("/home");
        if (User.MissingPage() is { } missing) return LocalRedirect(missing);
        return await Shown();
    }

    public async Task<IActionResult> OnPostPasskey()
    {
        var result = await withPasskey.Handle(State, Credential, HttpContext.RequestAborted);
        if (!result.IsRefusal)
        {
            await HalfSignIn.End(HttpContext);
            return LocalRedirect(LocalPath.Of(To) ?? "/home");
        }
        this.Refused(result.Refusal, "", text);
        return await Shown();
    }

    public async Task<IActionResult> OnPost()
    {
        if (string.IsNullOrWhiteSpace(Email))
            ModelState.Say(nameof(Email), new Bilingual("Escriba su correo electrónico.", "Enter your e-mail."), text);
        if (string.IsNullOrEmpty(Password))
            ModelState.Say(nameof(Password), new Bilingual("Escriba su contraseña.", "Enter your password."), text);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await Shown();
        }

        var result = await signIn.Handle(Email!.Trim(), Password!, HttpContext.RequestAborted);
        if (result.IsRefusal)
        {
            this.Refused(result.Refusal, "", text);
            return await Shown();
        }
        return LocalRedirect(result.Value.Page(LocalPath.Of(To)));
    }

    private async Task<PageResult> Shown()
    {
        Passkey = await passkeys.Ask(CheckPasskey.SignIn);
        return Page();
    }
}
