using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ThreeForOne.Server.Features.DemoClock;
using ThreeForOne.Server.Features.SignIn;
using ThreeForOne.Server.Features.StaffSignIn;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.People;

/// <summary>
/// Where an invited person chooses a password, or confirms; and where a link says why it no longer works.
/// </summary>
public sealed class AcceptPage(
    ReadInvitation read, AcceptInvitation accept, HostSettings settings, RealTime real, Texts text) : PageModel
{
    /// <summary>What the staff's provider is called, where the link may be accepted by it; else null.</summary>
    public string? StaffName => FillsIn && !View.IsReset ? settings.Staff?.Name : null;

    /// <summary>Whom the provider has vouched for, in place of a password.</summary>
    public StaffIdentity? Staff { get; private set; }

    public string StaffHref => $"{StaffPage.Path}?for={Uri.EscapeDataString(Request.Path)}";

    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    [BindProperty]
    public string? Language { get; set; }

    public InvitationView View { get; private set; } = InvitationView.None;

    public bool IsOfAnother => User.PersonId() is { } reader && reader != View.Person;

    public bool FillsIn => View.IsReset || !View.CanSignIn;

    public bool MustSignIn => !FillsIn && User.PersonId() is null;

    public IEnumerable<FieldOption> LanguageOptions =>
        [new("es", text["Español", "Spanish"]), new("en", text["Inglés", "English"])];

    public Bilingual WhyNot => View.State switch
    {
        InvitationState.Used => new(
            "Este enlace ya se usó. Entre con el correo y la contraseña que eligió.",
            "This link was used before. Sign in with the e-mail and the password that you chose."),
        InvitationState.Ended => new(
            "Este enlace terminó porque se hizo otro más nuevo o se retiró. Use el último que recibió.",
            "This link ended because a newer one was made or it was withdrawn. Use the last one you received."),
        InvitationState.Expired => new(
            "Este enlace venció: sirve siete días. Pida uno nuevo a quien le invitó.",
            "This link has expired: it works for seven days. Ask whoever invited you for a new one."),
        InvitationState.Blocked => new(
            "Esta cuenta está bloqueada. Pregunte a la administración del programa.",
            "This account is blocked. Ask the programme's administration."),
        _ => new(
            "No reconocemos este enlace. Revise que lo copió completo.",
            "We do not recognise this link. Check that you copied all of it."),
    };

    public async Task OnGet()
    {
        await Load();
        Name = View.Name;
        Language = text.Lang;
    }

    public async Task<IActionResult> OnPost()
    {
        await Load();
        if (FillsIn && Staff is null && Password != Again)
            ModelState.Say(nameof(Again), new Bilingual(
                "Las dos contraseñas no son iguales; escríbalas de nuevo.",
                "The two passwords differ; enter them again."), text);
        if (!ModelState.IsValid) return Refused();
        var accepted = await accept.Handle(
            Token, new(Name, Password, Language ?? text.Lang, Staff), User.PersonId(), HttpContext.RequestAborted);
        if (!accepted.IsRefusal)
        {
            if (Staff is not null) await StaffIdentity.End(HttpContext);
            return Redirect(User.PersonId() is null ? "/sign-in" : "/home");
        }
        var field = accepted.Refusal switch
        {
            PasswordTooShort or PasswordTooLong or PasswordEasilyGuessed => nameof(Password),
            NameWithoutLetters or TextTooLong => nameof(Name),
            _ => "",
        };
        ModelState.Say(field, accepted.Refusal.Say, text);
        return Refused();
    }

    private PageResult Refused()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task Load()
    {
        View = await read.Handle(Token, real.Clock.GetUtcNow(), HttpContext.RequestAborted);
        if (StaffName is not null) Staff = await StaffIdentity.Of(HttpContext, Request.Path);
        Response.StatusCode = View.State switch
        {
            InvitationState.Open => StatusCodes.Status200OK,
            InvitationState.Unknown => StatusCodes.Status404NotFound,
            _ => StatusCodes.Status410Gone,
        };
    }
}
