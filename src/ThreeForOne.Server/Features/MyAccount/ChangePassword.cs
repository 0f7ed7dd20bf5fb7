using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Identity;
using ThreeForOne.Server.Features.SignIn;

namespace ThreeForOne.Server.Features.MyAccount;

/// <summary>The password that was typed is not the one of the account.</summary>
public sealed record PasswordNotYours() : Refusal("password.not_yours")
{
    public override Bilingual Say => new(
        "Esa no es su contraseña actual.", "That is not your current password.");
}

/// <summary>
/// A person chooses another password. Whatever was opened with the old one ends, and the browser in which it was
/// changed gets a sign-in of its own.
/// </summary>
public sealed class ChangePassword(
    Database db, AccountStore accounts, StartSignIn start, SignInTries tries, ReadAccount own, OpenSignIns open)
{
    /// <summary>Returns the sign-in that goes on.</summary>
    public async Task<Result<Guid>> Handle(
        string current, string password, OpenSignIn signIn, Actor who, CancellationToken stop)
    {
        var email = (await own.Handle(who, stop)).Email;
        var counted = await tries.AtPassword(email, who.Person, stop);
        if (counted.IsRefusal) return counted.Refusal;
        var changed = await db.InTransaction<Guid>(who, "Cambio de contraseña", async act =>
        {
            var account = await accounts.Of(who.Person, stop);
            if (account?.PasswordHash is null || !await accounts.Within(
                users => Task.FromResult(IsRight(users, account, current)), stop)) return new PasswordNotYours();
            if (PasswordRule.Refuse(password, account.Email) is { } weak) return weak;
            account.PasswordHash = null;
            await accounts.Change(users => users.AddPasswordAsync(account, password), stop);
            await db.Record("account.password_changed", act, null, who.Person, new JsonObject(), stop);
            return await start.Row(who.Person, new(signIn.Method, signIn.TwoFactors), signIn.Chosen, stop);
        }, stop);
        if (changed.IsRefusal && changed.Refusal is PasswordNotYours) return changed;
        // The current password was right, whatever was wrong with the new one.
        await tries.Forget(counted.Value, stop);
        open.Forget(who.Person);
        return changed;
    }

    private static bool IsRight(UserManager<SignInAccount> users, SignInAccount account, string typed) =>
        users.PasswordHasher.VerifyHashedPassword(account, account.PasswordHash!, typed)
            != PasswordVerificationResult.Failed;
}
