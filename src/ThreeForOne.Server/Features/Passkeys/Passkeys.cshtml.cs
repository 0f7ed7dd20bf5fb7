using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Features.MyAccount;
using ThreeForOne.Server.Features.SignIn;

namespace ThreeForOne.Server.Features.Passkeys;

/// <summary>Where a person adds, names and removes the passkeys of their account.</summary>
public sealed class PasskeysPage(
    AddPasskey add, ChangePasskey change, ReadPasskeys read, ReadAccount account, ConfirmItIsYou confirm)
    : SignedInPage
{
    public const string Path = "/account/passkeys";

    [BindProperty]
    public string? State { get; set; }

    [BindProperty]
    public string? Credential { get; set; }

    [BindProperty]
    public string? NewName { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The passkey that is named or removed.</summary>
    [BindProperty]
    public string? One { get; set; }

    /// <summary>The page that was asked for, a path of ours.</summary>
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public IReadOnlyList<OwnPasskey> Passkeys { get; private set; } = [];

    public PasskeyForm Form { get; private set; } = new("", "");

    public Bilingual? Said => Done switch
    {
        "added" => new("La llave quedó en su cuenta.", "The passkey is in your account."),
        "named" => new("Se guardó el nombre.", "The name was saved."),
        "removed" => new("Esa llave ya no abre su cuenta. Bórrela también de su aparato.",
            "That passkey no longer opens your account. Delete it from your device too."),
        _ => null,
    };

    private OpenSignIn Current => HttpContext.Features.Get<OpenSignIn>()!;

    public async Task<IActionResult> OnGet()
    {
        if (confirm.Refuse(Current) is not null) return Confirm();
        await Load();
        return Page();
    }

    public async Task<IActionResult> OnPost() => await After(
        await add.Handle(State, Credential, NewName, Current, HttpContext.OwnSelf(), Stop),
        LocalPath.Of(To) ?? Path + "?done=added", nameof(NewName));

    public async Task<IActionResult> OnPostName() => await After(
        await change.Rename(One, Name, Current, HttpContext.OwnSelf(), Stop), Path + "?done=named");

    public async Task<IActionResult> OnPostRemove() => await After(
        await change.Remove(One, Current, HttpContext.OwnSelf(), Stop), Path + "?done=removed");

    private async Task<IActionResult> After(Result<bool> done, string next, string nameField = "")
    {
        if (!done.IsRefusal) return LocalRedirect(next);
        if (done.Refusal is NotConfirmedLately) return Confirm();
        Say(done.Refusal, done.Refusal is PasskeyNameMissing ? nameField : "");
        await Load();
        return Page();
    }

    private RedirectResult Confirm() => Redirect(ConfirmPage.For(
        LocalPath.Of(To) is { } to ? $"{Path}?to={Uri.EscapeDataString(to)}" : Path));

    private async Task Load()
    {
        var me = HttpContext.OwnSelf();
        Passkeys = await read.Handle(me, Stop);
        Form = await add.Ask(Current, (await account.Handle(me, Stop)).Email);
        Credential = null;
    }
}
