using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.DemoClock;
using ThreeForOne.Server.Features.SignIn;

namespace ThreeForOne.Server.Features.Passkeys;

/// <summary>The person has no such passkey: it was removed, or is another's.</summary>
public sealed record NoSuchPasskey() : Refusal("passkey.none")
{
    public override Bilingual Say => new(
        "Esa llave de acceso ya no está en su cuenta.", "That passkey is not in your account any more.");
}

/// <summary>A person gives a passkey of their own another name, or removes it.</summary>
public sealed class ChangePasskey(
    Database db, AccountStore accounts, ConfirmItIsYou confirm, OpenSignIns open, RealTime real)
{
    public async Task<Result<bool>> Rename(
        string? id, string? name, OpenSignIn signIn, Actor who, CancellationToken stop)
    {
        if (confirm.Refuse(signIn) is { } refusal) return refusal;
        if (!PasskeyName.Read(name).TryGet(out var read, out var wrong)) return wrong;
        return await db.InTransaction<bool>(who, "Llave de acceso", async act =>
        {
            if (await Find(id, who.Person, stop) is not var (account, passkey)) return new NoSuchPasskey();
            passkey.Name = read;
            await accounts.Change(users => users.AddOrUpdatePasskeyAsync(account, passkey), stop);
            await db.Record("passkey.renamed", act, null, who.Person, new JsonObject(), stop);
            return true;
        }, stop);
    }

    /// <summary>What was opened with a passkey elsewhere ends; another way in must be left.</summary>
    public async Task<Result<bool>> Remove(string? id, OpenSignIn signIn, Actor who, CancellationToken stop)
    {
        if (confirm.Refuse(signIn) is { } refusal) return refusal;
        var removed = await db.InTransaction<bool>(who, "Llave de acceso", async act =>
        {
            if (await Find(id, who.Person, stop) is not var (account, passkey)) return new NoSuchPasskey();
            await accounts.Change(users => users.RemovePasskeyAsync(account, passkey.CredentialId), stop);
            await db.Database.ExecuteSqlAsync(
                $"""
                update sign_in_session set ended_at = {real.Clock.GetUtcNow()}
                 where person_id = {who.Person} and method = 'passkey' and id <> {signIn.Id} and ended_at is null
                """, stop);
            await db.Record("passkey.removed", act, null, who.Person, new JsonObject(), stop);
            return true;
        }, stop);
        open.Forget(who.Person);
        return removed;
    }

    private async Task<(SignInAccount, UserPasskeyInfo)?> Find(string? id, Guid person, CancellationToken stop)
    {
        var credential = ReadPasskeys.CredentialOf(id);
        return credential is not null && await accounts.Of(person, stop) is { } account
            && await accounts.Within(users => users.GetPasskeyAsync(account, credential), stop) is { } passkey
            ? (account, passkey)
            : null;
    }
}
