using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ThreeForOne.Server.Web;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.SignIn;

/// <summary>Where a person signs in; afterwards they go on to the page they asked for.</summary>
public sealed class SignInPage(SignInWithPassword signIn, HostSettings settings, Texts text) : PageModel
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
        return LocalRedirect(result.Value.Page(LocalPath.Of(To)));
    }

    private PageResult Refused()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
