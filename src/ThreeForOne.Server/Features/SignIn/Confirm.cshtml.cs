using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Passkeys;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.SignIn;

/// <summary>Where a person shows again who they are, before a page that changes how their account opens.</summary>
public sealed class ConfirmPage(
    ConfirmItIsYou confirm, CheckPasskey passkeys, SecondFactors factors, Database db, Texts text) : SignedInPage
{
    [BindProperty]
    public string? Proof { get; set; }

    /// <summary>What a passkey's device answered, and what it was asked.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    [BindProperty]
    public string? State { get; set; }

    public PasskeyForm Passkey { get; private set; } = new("", "");

    /// <summary>The page that was asked for, a path of ours.</summary>
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    public HeldFactors Held { get; private set; } = new(false, 0, 0);

    public bool HasPassword { get; private set; }

    public Bilingual Asked => (HasPassword, Held.App) switch
    {
        (true, true) => new(
            "Su contraseña, o un código de su aplicación", "Your password, or a code of your app"),
        (true, false) => new("Su contraseña", "Your password"),
        _ => new("Un código de su aplicación", "A code of your app"),
    };

    public static string For(string path) => "/account/confirm?to=" + Uri.EscapeDataString(path);

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPost()
    {
        await Load();
        if (string.IsNullOrWhiteSpace(Proof))
        {
            ModelState.Say(nameof(Proof), new Bilingual(
                "Escriba su contraseña o un código.", "Enter your password or a code."), text);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        var done = await confirm.Handle(Proof, HttpContext.Features.Get<OpenSignIn>()!, Stop);
        return done.IsRefusal
            ? this.Refused(done.Refusal, nameof(Proof), text)
            : LocalRedirect(LocalPath.Of(To) ?? "/account");
    }

    public async Task<IActionResult> OnPostPasskey()
    {
        var signIn = HttpContext.Features.Get<OpenSignIn>()!;
        var found = await passkeys.Handle(CheckPasskey.Confirm, State, Credential, Stop);
        Refusal? refusal = found.IsRefusal ? found.Refusal
            : found.Value != signIn.Person ? new PasskeyNotRight()
            : null;
        if (refusal is null)
        {
            await confirm.Mark(signIn, Stop);
            return LocalRedirect(LocalPath.Of(To) ?? "/account");
        }
        await Load();
        return this.Refused(refusal, "", text);
    }

    private async Task Load()
    {
        var me = HttpContext.OwnSelf();
        Held = await factors.Of(me.Person, Stop);
        if (Held.Passkeys > 0) Passkey = await passkeys.Ask(CheckPasskey.Confirm);
        HasPassword = await db.Reading(me, () => db.Database.SqlQuery<bool>(
            $"select password_hash is not null as \"Value\" from account where id = {me.Person}")
            .SingleAsync(Stop), Stop);
    }
}
