using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Database = ThreeForOne.Server.Data.Database;

namespace ThreeForOne.Server.Features.SignIn;

/// <summary>
/// Identity's accounts inside the transaction of a use case: what is changed of them commits with the event that tells
/// it, or not at all.
/// </summary>
public sealed class AccountStore(Database db, SignInContext context, UserManager<SignInAccount> users)
{
    public async Task<T> Within<T>(Func<UserManager<SignInAccount>, Task<T>> work, CancellationToken stop)
    {
        var transaction = db.Database.CurrentTransaction
            ?? throw new InvariantBrokenException("No transaction is under way.");
        // An account points at its person.
        await db.SaveChangesAsync(stop);
        context.Database.SetDbConnection(db.Database.GetDbConnection());
        await context.Database.UseTransactionAsync(transaction.GetDbTransaction(), stop);
        try
        {
            return await work(users);
        }
        finally
        {
            await context.Database.UseTransactionAsync(null, CancellationToken.None);
        }
    }

    /// <summary>The account of an address, locked against a change by somebody else; null when there is none.</summary>
    public async Task<SignInAccount?> OfEmail(string email, CancellationToken stop)
    {
        // Two who invite one address: the second waits here and then finds the account of the first.
        await db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended({email.ToUpperInvariant()}, 20))", stop);
        context.ChangeTracker.Clear();
        return await Within(found => found.FindByEmailAsync(email), stop);
    }

    /// <summary>The account of a person, locked; null when there is none.</summary>
    public async Task<SignInAccount?> Of(Guid person, CancellationToken stop)
    {
        await db.Database.ExecuteSqlAsync($"select 1 from account where id = {person} for update", stop);
        context.ChangeTracker.Clear();
        return await Within(found => found.FindByIdAsync(person.ToString()), stop);
    }

    /// <summary>Whether somebody can get in with this account: a password, a passkey or the staff's sign-in.</summary>
    public async Task<bool> HasCredential(SignInAccount account, CancellationToken stop) =>
        account.PasswordHash is not null || await Within(async found =>
            (await found.GetPasskeysAsync(account)).Count > 0 || (await found.GetLoginsAsync(account)).Count > 0, stop);

    /// <summary>A change that Identity's own rules may refuse only by a bug: ours were asked before.</summary>
    public Task Change(Func<UserManager<SignInAccount>, Task<IdentityResult>> change, CancellationToken stop) =>
        Within(async found =>
        {
            var result = await change(found);
            Invariant.Holds(result.Succeeded);
            return result;
        }, stop);
}
