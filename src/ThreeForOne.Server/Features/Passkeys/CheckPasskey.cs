using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.SignIn;

namespace ThreeForOne.Server.Features.Passkeys;

/// <summary>
/// The passkey is none of ours, was removed, or its device did not answer as it should: a stranger is not told which.
/// </summary>
public sealed record PasskeyNotRight() : Refusal("passkey.not_right")
{
    public override Bilingual Say => new(
        "Esa llave de acceso no abre una cuenta que pueda entrar aquí. Si la quitó de su cuenta, bórrela también de su "
            + "aparato.",
        "That passkey does not open an account that can sign in here. If you removed it from your account, delete it from "
            + "your device too.");
}

/// <summary>The form came without anything from a device.</summary>
public sealed record PasskeyNeedsScript() : Refusal("passkey.needs_script")
{
    public override Bilingual Say => new(
        "Las llaves de acceso necesitan JavaScript y un navegador reciente. Entre con su contraseña o actívelo.",
        "Passkeys need JavaScript and a recent browser. Sign in with your password, or turn it on.");
}

/// <summary>Asks a device for a passkey, and checks what it answered: whose it is.</summary>
public sealed class CheckPasskey(
    Database db, AccountStore accounts, IPasskeyHandler<SignInAccount> passkeys, PasskeyChallenge challenges,
    IHttpContextAccessor accessor)
{
    public const string SignIn = "sign-in";
    public const string Confirm = "confirm";

    private HttpContext Http =>
        accessor.HttpContext ?? throw new InvariantBrokenException("Nobody asks; there is no browser.");

    /// <summary>A form that takes any passkey of this place; the device shows which it has.</summary>
    public async Task<PasskeyForm> Ask(string purpose)
    {
        var asked = await passkeys.MakeRequestOptionsAsync(null, Http);
        return new(asked.RequestOptionsJson, challenges.Carry(purpose, asked.AssertionState));
    }

    /// <summary>Whose passkey it is; what it counted is kept.</summary>
    public async Task<Result<Guid>> Handle(
        string purpose, string? carried, string? credential, CancellationToken stop)
    {
        if (string.IsNullOrEmpty(credential)) return new PasskeyNeedsScript();
        var taken = await challenges.Take(purpose, carried, stop);
        if (taken.IsRefusal) return taken.Refusal;
        var checkedKey = await passkeys.PerformAssertionAsync(
            new() { HttpContext = Http, CredentialJson = credential, AssertionState = taken.Value });
        if (!checkedKey.Succeeded || !checkedKey.Passkey.IsUserVerified) return new PasskeyNotRight();
        var (person, passkey) = (checkedKey.User.Id, checkedKey.Passkey);
        return await db.InTransaction<Guid>(SecondFactors.Self(person), "Entrada con llave de acceso", async _ =>
        {
            // It may have been removed meanwhile, and must not come back by being used.
            if (await accounts.Of(person, stop) is not { BlockedAt: null } account
                || await accounts.Within(users => users.GetPasskeyAsync(account, passkey.CredentialId), stop) is null)
                return new PasskeyNotRight();
            await accounts.Change(users => users.AddOrUpdatePasskeyAsync(account, passkey), stop);
            return person;
        }, stop);
    }
}
