using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.StaffSignIn;

/// <summary>
/// Sends somebody on to the staff's provider, and says why it did not work. A link and no form: a browser lets no form
/// of ours lead elsewhere.
/// </summary>
public sealed class StaffPage(HostSettings settings) : PageModel
{
    public const string Path = "/sign-in/staff";
    public const string Down = "down";
    public const string Denied = "denied";
    public const string Broken = "broken";

    /// <summary>The page of ours for which the provider shall vouch; by itself the sign-in.</summary>
    [BindProperty(SupportsGet = true)]
    public string? For { get; set; }

    /// <summary>The page that was asked for, a path of ours.</summary>
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    /// <summary>Ask there who it is, also of somebody whom the provider knows already.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Another { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Problem { get; set; }

    public Bilingual Heading => Problem switch
    {
        Down => new($"{Name} no responde por ahora", $"{Name} does not answer right now"),
        Denied => new($"No se entró con {Name}", $"You did not sign in with {Name}"),
        _ => new($"No se pudo entrar con {Name}", $"Signing in with {Name} did not work"),
    };

    public Bilingual WhatToDo => Problem switch
    {
        Down => new(
            "Nada cambió en su cuenta. Intente de nuevo en unos minutos; si tiene contraseña, "
                + "puede entrar con ella.",
            "Nothing about your account changed. Try again in a few minutes; if you have a password, "
                + "you can sign in with that."),
        Denied => new(
            "Se canceló allá, o allá no se le permite entrar aquí. Si cree que es un error, avise a quien administra "
                + "esa cuenta.",
            "It was cancelled there, or there you are not allowed to sign in here. If you think that is a mistake, "
                + "tell whoever administers that account."),
        _ => new(
            "La respuesta no corresponde a lo que se pidió desde este navegador: pasó demasiado tiempo, se abrió dos "
                + "veces o algo está mal configurado. Intente de nuevo.",
            "The answer does not belong to what was asked from this browser: it took too long, it was opened twice, or "
                + "something is set up wrongly. Try again."),
    };

    private string Name => settings.Staff?.Name ?? "";

    public async Task<IActionResult> OnGet()
    {
        if (settings.Staff is null) return NotFound();
        if (Problem is not null) return Shown();
        var page = PageFor();
        if (page == StaffReturnPage.Path && User.PersonId() is not null) return LocalRedirect("/home");
        var query = LocalPath.Of(To) is { } to ? "?to=" + Uri.EscapeDataString(to) : "";
        var asked = StaffIdentity.Asked(HttpContext, page, query);
        if (Another) asked.SetParameter(OpenIdConnectParameterNames.Prompt, "login");
        try
        {
            await HttpContext.ChallengeAsync(StaffProvider.Scheme, asked);
            return new EmptyResult();
        }
        catch (Exception problem) when (IsDown(problem) && !Response.HasStarted)
        {
            Problem = Down;
            return Shown();
        }
    }

    /// <summary>Whether the provider could not be reached, or did not answer as one does.</summary>
    public static bool IsDown(Exception? problem) => problem switch
    {
        null => false,
        HttpRequestException or IOException or TaskCanceledException => true,
        _ => IsDown(problem.InnerException),
    };

    private PageResult Shown()
    {
        Response.StatusCode = Problem == Down ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        return Page();
    }

    // Whoever is vouched for may sign in, accept an invitation, or join the identity to their account.
    private string PageFor() => LocalPath.Of(For) is { } page
        && (page == StaffAccountPage.Path || page.StartsWith("/invitations/", StringComparison.Ordinal))
        ? page
        : StaffReturnPage.Path;
}
