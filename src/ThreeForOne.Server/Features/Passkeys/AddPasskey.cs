using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.DemoClock;
using ThreeForOne.Server.Features.MyAccount;
using ThreeForOne.Server.Features.SignIn;

namespace ThreeForOne.Server.Features.Passkeys;

/// <summary>What the device made cannot be kept.</summary>
public sealed record PasskeyNotMade() : Refusal("passkey.not_made")
{
    public override Bilingual Say => new(
        "Su aparato no hizo una llave que sirva aquí: debe pedir su huella, rostro o PIN. Intente de nuevo.",
        "Your device made no passkey that can be used here: it must ask for finger, face or PIN. Try again.");
}

/// <summary>A person has as many as one may have.</summary>
public sealed record TooManyPasskeys() : Refusal("passkey.too_many")
{
    public override Bilingual Say => new(
        $"Se pueden tener {AddPasskey.Most} llaves de acceso; quite antes una que ya no use.",
        $"One may have {AddPasskey.Most} passkeys; first remove one that you no longer use.");
}

/// <summary>
/// A person who has lately shown who they are adds a passkey to their account. Whoever has a second factor has shown
/// it; for whoever had none, this is it.
/// </summary>
public sealed class AddPasskey(
    Database db, AccountStore accounts, IPasskeyHandler<SignInAccount> passkeys, PasskeyChallenge challenges,
    ConfirmItIsYou confirm, SecondFactors factors, OpenSignIns open, RealTime real, IHttpContextAccessor accessor)
{
    public const int Most = 10;

    private HttpContext Http =>
        accessor.HttpContext ?? throw new InvariantBrokenException("Nobody asks; there is no browser.");

    /// <summary>A form in which that person's device makes a passkey; one that it has is not made twice.</summary>
    public async Task<PasskeyForm> Ask(OpenSignIn signIn, string email)
    {
        var made = await passkeys.MakeCreationOptionsAsync(
            new() { Id = signIn.Person.ToString(), Name = email, DisplayName = signIn.Name }, Http);
        return new(made.CreationOptionsJson, challenges.Carry(Purpose(signIn), made.AttestationState));
    }

    public async Task<Result<bool>> Handle(
        string? carried, string? credential, string? name, OpenSignIn signIn, Actor who, CancellationToken stop)
    {
        if (confirm.Refuse(signIn) is { } refusal) return refusal;
        if (!signIn.TwoFactors && (await factors.Of(who.Person, stop)).Any) return new SecondFactorNotShown();
        if (!PasskeyName.Read(name).TryGet(out var read, out var wrong)) return wrong;
        if (string.IsNullOrEmpty(credential)) return new PasskeyNeedsScript();
        var taken = await challenges.Take(Purpose(signIn), carried, stop);
        if (taken.IsRefusal) return taken.Refusal;
        var made = await passkeys.PerformAttestationAsync(
            new() { HttpContext = Http, CredentialJson = credential, AttestationState = taken.Value });
        if (!made.Succeeded || !made.Passkey.IsUserVerified || made.UserEntity.Id != who.Person.ToString())
            return new PasskeyNotMade();
        made.Passkey.Name = read;
        var added = await Keep(made.Passkey, signIn, who, stop);
        open.Forget(who.Person);
        return added;
    }

    private Task<Result<bool>> Keep(UserPasskeyInfo passkey, OpenSignIn signIn, Actor who, CancellationToken stop) =>
        db.InTransaction<bool>(who, "Llave de acceso", async act =>
        {
            var account = await accounts.Of(who.Person, stop)
                ?? throw new InvariantBrokenException("Whoever is signed in has an account.");
            if ((await accounts.Within(users => users.GetPasskeysAsync(account), stop)).Count >= Most)
                return new TooManyPasskeys();
            await accounts.Change(users => users.AddOrUpdatePasskeyAsync(account, passkey), stop);
            // Whatever was opened without a second factor ends; here it has just been shown.
            await db.Database.ExecuteSqlAsync(
                $"""
                update sign_in_session set two_factors = two_factors or id = {signIn.Id},
                       ended_at = case when id = {signIn.Id} or two_factors then null else {real.Clock.GetUtcNow()} end
                 where person_id = {who.Person} and ended_at is null
                """, stop);
            await db.Record("passkey.added", act, null, who.Person, new JsonObject(), stop);
            return true;
        }, stop);

    private static string Purpose(OpenSignIn signIn) => $"add {signIn.Id}";
}
