using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.DemoClock;
using ThreeForOne.Server.Features.SignIn;

namespace ThreeForOne.Server.Features.MyAccount;

/// <summary>The form holds no secret of this person: it is shown anew.</summary>
public sealed record SecretNotOurs() : Refusal("second_factor.secret_not_ours")
{
    public override Bilingual Say => new(
        "Esta página ya no vale; abra la siguiente y use el código que muestra.",
        "This page no longer holds; open the next one and use the code that it shows.");
}

/// <summary>Somebody who has a second factor shows it before another takes its place.</summary>
public sealed record SecondFactorNotShown() : Refusal("second_factor.not_shown")
{
    public override Bilingual Say => new(
        "Su cuenta ya tiene un segundo paso. Salga, entre con él y vuelva aquí para cambiarlo.",
        "Your account has a second step already. Sign out, sign in with it and come back here to change it.");
}

/// <summary>
/// A person joins an authenticator app to their account, or another in its place. The secret travels in the form,
/// protected, and is kept only once a code has shown that the app has it.
/// </summary>
public sealed class SetUpSecondFactor(
    Database db, SecondFactors factors, SignInTries tries, OpenSignIns open, RealTime real,
    IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("three-for-one", "second-factor");

    /// <summary>A new secret for that person, as the form carries it.</summary>
    public string NewSecret(Guid person) => _protector.CreateProtector(person.ToString("N"))
        .Protect(Convert.ToHexString(OneTimeCode.NewSecret()));

    /// <summary>The secret that a form carries; null when it is not one made for that person.</summary>
    public byte[]? Secret(Guid person, string? carried)
    {
        try
        {
            return carried is null
                ? null
                : Convert.FromHexString(_protector.CreateProtector(person.ToString("N")).Unprotect(carried));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Ten recovery codes, told once.</summary>
    public async Task<Result<IReadOnlyList<string>>> Handle(
        string? carried, string code, OpenSignIn signIn, Actor who, CancellationToken stop)
    {
        if (Secret(who.Person, carried) is not { } secret) return new SecretNotOurs();
        if ((await factors.Of(who.Person, stop)).Any && !signIn.TwoFactors) return new SecondFactorNotShown();
        var counted = await tries.AtCode(who.Person, stop);
        if (counted.IsRefusal) return counted.Refusal;
        var done = await db.InTransaction<IReadOnlyList<string>>(who, "Segundo paso para entrar", async act =>
        {
            var now = real.Clock.GetUtcNow();
            var typed = new string([.. code.Where(c => !char.IsWhiteSpace(c))]);
            // Of two who set it up at once the second waits here and finds its own work undone by no one.
            var had = await factors.Locked(who.Person, stop);
            var last = had is not null && had.Secret.AsSpan().SequenceEqual(secret) ? had.LastStep : 0;
            if (OneTimeCode.Matching(secret, typed, now, last) is not { } step) return new CodeNotRight();
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into account_second_factor (person_id, secret, confirmed_at, last_step)
                values ({who.Person}, {secret}, {now}, {step})
                on conflict (person_id) do update set secret = excluded.secret, confirmed_at = excluded.confirmed_at,
                    last_step = excluded.last_step
                """, stop);
            var codes = await RenewRecoveryCodes.Write(db, who.Person, stop);
            // Whatever was opened without it ends; here it has just been shown.
            await db.Database.ExecuteSqlAsync(
                $"""
                update sign_in_session set two_factors = two_factors or id = {signIn.Id},
                       ended_at = case when id = {signIn.Id} then null else {now} end
                 where person_id = {who.Person} and ended_at is null
                """, stop);
            await db.Record("second_factor.set_up", act, null, who.Person, new JsonObject(), stop);
            return Result<IReadOnlyList<string>>.Of(codes);
        }, stop);
        if (!done.IsRefusal) await tries.Forget(counted.Value, stop);
        open.Forget(who.Person);
        return done;
    }
}
