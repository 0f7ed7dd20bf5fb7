using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ThreeForOne.Server.Features.SignIn;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.StaffSignIn;

/// <summary>
/// Where somebody comes back to from the provider. The page only asks; its button, which a script presses, signs in:
/// opening a page changes nothing.
/// </summary>
public sealed class StaffReturnPage(SignInWithStaff signIn, HostSettings settings, Texts text) : PageModel
{
    public const string Path = "/sign-in/staff/return";

    /// <summary>The page that was asked for, a path of ours.</summary>
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    public StaffIdentity? Found { get; private set; }

    public string Name => settings.Staff?.Name ?? "";

    public async Task<IActionResult> OnGet() => await Load() ? Page() : Begin();

    public async Task<IActionResult> OnPost()
    {
        if (!await Load()) return Begin();
        var result = await signIn.Handle(Found!, HttpContext.RequestAborted);
        if (result.IsRefusal) return this.Refused(result.Refusal, "", text);
        await StaffIdentity.End(HttpContext);
        return LocalRedirect(result.Value.Page(LocalPath.Of(To)));
    }

    private async Task<bool> Load() =>
        settings.Staff is not null && (Found = await StaffIdentity.Of(HttpContext, Path)) is not null;

    // It took too long, or it was finished in another tab.
    private RedirectResult Begin() =>
        Redirect(LocalPath.Of(To) is { } to ? "/sign-in?to=" + Uri.EscapeDataString(to) : "/sign-in");
}
