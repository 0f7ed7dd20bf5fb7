using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ThreeForOne.Server.Features.Passkeys;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.SignIn;

/// <summary>After the first factor, the second; then on to the page that was asked for.</summary>
public sealed class SecondStepPage(
    CheckCode check, SecondFactors factors, CheckPasskey passkeys, StartSignIn start, Texts text) : PageModel
{
    public PasskeyForm Passkey { get; private set; } = new("", "");

    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The page that was asked for, a path of ours.</summary>
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    public HeldFactors Held { get; private set; } = new(false, 0, 0);

    public async Task<IActionResult> OnGet() => await Half() is null ? Begin() : Page();

    public async Task<IActionResult> OnPost()
    {
        if (await Half() is not { } half) return Begin();
        if (string.IsNullOrWhiteSpace(Code))
        {
            ModelState.Say(nameof(Code), new Bilingual("Escriba el código.", "Enter the code."), text);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        var checkedCode = await check.Handle(half.Person, Code, HttpContext.RequestAborted);
        if (checkedCode.IsRefusal) return this.Refused(checkedCode.Refusal, nameof(Code), text);
        await HalfSignIn.End(HttpContext);
        await start.Handle(half.Person, new(half.Method, TwoFactors: true), HttpContext.RequestAborted);
        return LocalRedirect(LocalPath.Of(To) ?? "/home");
    }

    private async Task<HalfSignIn?> Half()
    {
        var half = await HalfSignIn.Of(HttpContext);
        if (half is not null) Held = await factors.Of(half.Person, HttpContext.RequestAborted);
        if (Held.Passkeys > 0) Passkey = await passkeys.Ask(CheckPasskey.SignIn);
        return half;
    }

    // It took too long, or it was finished in another tab.
    private RedirectResult Begin() =>
        Redirect(LocalPath.Of(To) is { } to ? "/sign-in?to=" + Uri.EscapeDataString(to) : "/sign-in");
}
