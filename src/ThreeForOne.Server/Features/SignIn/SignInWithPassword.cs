using Microsoft.AspNetCore.Identity;

namespace ThreeForOne.Server.Features.SignIn;

/// <summary>
/// The e-mail, the password, the lock-out or the missing appointment: a stranger is not told which, so that nobody
/// learns here who has an account.
/// </summary>
public sealed record SignInFailed() : Refusal("sign_in.failed")
{
    public override Bilingual Say => new(
        "El correo y la contraseña no corresponden a una cuenta que pueda entrar. Revíselos; después de cinco intentos espere 15 minutos.",
        "The e-mail and password do not match an account that can sign in. Check them; after five tries wait 15 minutes.");
}

/// <summary>A person signs in with e-mail and password; five failures lock the account for a while.</summary>
public sealed class SignInWithPassword(
    UserManager<SignInAccount> users, SignInManager<SignInAccount> signIn, StartSignIn start)
{
    // Checked when there is no such account, so that the answer takes as long.
    private static readonly string NobodysHash = new PasswordHasher<SignInAccount>()
        .HashPassword(new SignInAccount(), "nobody's password");

    public async Task<Result<Guid>> Handle(string email, string password, CancellationToken stop)
    {
        if (await users.FindByEmailAsync(email) is not { } account)
        {
            users.PasswordHasher.VerifyHashedPassword(new SignInAccount(), NobodysHash, password);
            return new SignInFailed();
        }
        var check = await signIn.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true);
        if (!check.Succeeded || !await start.HasAppointment(account.Id, stop)) return new SignInFailed();
        await start.Handle(account.Id, SignInProof.Password, stop);
        return account.Id;
    }
}
