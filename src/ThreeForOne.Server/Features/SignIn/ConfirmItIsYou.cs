using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.DemoClock;

namespace ThreeForOne.Server.Features.SignIn;

/// <summary>Whoever changes how an account opens shows first that the account is theirs.</summary>
public sealed record NotConfirmedLately() : Refusal("sign_in.not_confirmed")
{
    public override Bilingual Say => new(
        "Antes de cambiar cómo se entra a su cuenta, confirme que es usted.",
        "Before you change how your account is signed in to, confirm that it is you.");
}

/// <summary>What was entered does not show that it is this person.</summary>
public sealed record NotConfirmed() : Refusal("sign_in.confirmation_failed")
{
    public override Bilingual Say => new(
        "Esa no es su contraseña, ni un código que valga ahora.",
        "That is neither your password nor a code that holds now.");
}

/// <summary>
/// A person who has been signed in for a while shows again who they are, before they change how their account opens:
/// somebody who finds a telephone unlocked must not be able to leave a way in for later.
/// </summary>
public sealed class ConfirmItIsYou(
    Database db, AccountStore accounts, SignInTries tries, CheckCode codes, OpenSignIns open, RealTime real)
{
    /// <summary>For so long after a sign-in, or a confirmation, nobody is asked again.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    /// <summary>Null when that sign-in may change how the account opens.</summary>
    public Refusal? Refuse(OpenSignIn signIn) =>
        real.Clock.GetUtcNow() - signIn.ConfirmedAt < Lasts ? null : new NotConfirmedLately();

    /// <summary>Takes the password, or a code of the second step.</summary>
    public async Task<Result<bool>> Handle(string typed, OpenSignIn signIn, CancellationToken stop)
    {
        var right = await IsPassword(typed, signIn.Person, stop);
        if (right.IsRefusal) return right;
        if (!right.Value)
        {
            var code = await codes.Handle(signIn.Person, typed, stop);
            if (code.IsRefusal) return code.Refusal is TooManyTries ? code : new NotConfirmed();
        }
        return await Mark(signIn, stop);
    }

    /// <summary>They have shown it, by whatever way.</summary>
    public async Task<Result<bool>> Mark(OpenSignIn signIn, CancellationToken stop)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            update sign_in_session set confirmed_at = greatest(started_at, {real.Clock.GetUtcNow()})
             where id = {signIn.Id} and ended_at is null
            """, stop);
        open.Forget(signIn.Person);
        return true;
    }

    private async Task<Result<bool>> IsPassword(string typed, Guid person, CancellationToken stop)
    {
        var account = await db.Reading(SecondFactors.Self(person), () => accounts.Within(
            users => users.FindByIdAsync(person.ToString()), stop), stop);
        if (account?.PasswordHash is null) return false;
        var counted = await tries.AtPassword(account.Email ?? "", person, stop);
        if (counted.IsRefusal) return counted.Refusal;
        var right = new PasswordHasher<SignInAccount>().VerifyHashedPassword(account, account.PasswordHash, typed)
            != PasswordVerificationResult.Failed;
        if (right) await tries.Forget(counted.Value, stop);
        return right;
    }
}
