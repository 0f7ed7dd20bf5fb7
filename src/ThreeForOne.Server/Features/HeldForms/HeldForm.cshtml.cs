using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.HeldForms;

/// <summary>After signing in: what was typed into a form that was sent too late, to be sent again.</summary>
public sealed class HeldFormPage(HoldForm forms) : SignedInPage
{
    public Held? Held { get; private set; }

    /// <summary>The form's own page shows it as it was typed, where it knows how to.</summary>
    public string? ShowAction => Held is { } held && held.Action.StartsWith("/proposals/", StringComparison.Ordinal)
        && held.Typed.Any(f => f.Key == "Window") ? held.Action.Split('?')[0] + "?handler=Show" : null;

    /// <summary>What a person wrote; keys of the form itself say nothing to anybody.</summary>
    public IEnumerable<string> Words => Held!.Typed
        .Where(f => f.Key is not ("Version" or "Window" or "Began" or "FormKey" or "Then") && f.Value.Trim().Length > 0)
        .Select(f => f.Value);

    public async Task OnGet() => Held = await forms.Find(HttpContext);

    public async Task<IActionResult> OnPost()
    {
        await forms.Drop(HttpContext);
        return Redirect("/home");
    }
}
