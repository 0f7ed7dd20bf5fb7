using Microsoft.AspNetCore.Identity;

namespace ThreeForOne.Server.Features.SignIn;

/// <summary>
/// The e-mail, the password, a block or the missing appointment: a stranger is not told which, so that nobody learns
/// here who has an account.
/// </summary>
public sealed record SignInFailed() : Refusal("sign_in.failed")
{
    public override Bilingual Say => new(
        "El correo y la contraseña no corresponden a una cuenta que pueda entrar. Revíselos.",
        "The e-mail and password do not match an account that can sign in. Check them.");
}

/// <summary>
/// A person signs in with e-mail and password. Whoever has a second factor is asked for it before the sign-in begins.
/// </summary>
public sealed class SignInWithPassword(
    UserManager<SignInAccount> users, StartSignIn start, SignInTries tries, SecondFactors factors,
    IHttpContextAccessor accessor)
{
    // Checked when there is no such account, so that the answer takes as long.
    private static readonly string NobodysHash = new PasswordHasher<SignInAccount>()
        .HashPassword(new SignInAccount(), "nobody's password");

    public async Task<Result<AfterFirstFactor>> Handle(string email, string password, CancellationToken stop)
    {
        var account = await users.FindByEmailAsync(email);
        var counted = await tries.AtPassword(email, account?.Id, stop);
        if (counted.IsRefusal) return counted.Refusal;

        var isRight = users.PasswordHasher.VerifyHashedPassword(
            account ?? new SignInAccount(), account?.PasswordHash ?? NobodysHash, password)
            != PasswordVerificationResult.Failed;
        if (!isRight || account?.PasswordHash is null || account.BlockedAt is not null
            || !await start.HasAppointment(account.Id, stop)) return new SignInFailed();

        await tries.Forget(counted.Value, stop);
        if ((await factors.Of(account.Id, stop)).Any)
        {
            await new HalfSignIn(account.Id, SignInProof.Password.Method).Keep(accessor.HttpContext!);
            return AfterFirstFactor.SecondStep;
        }
        await start.Handle(account.Id, SignInProof.Password, stop);
        return AfterFirstFactor.SignedIn;
    }
}
