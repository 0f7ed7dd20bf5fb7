using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.DemoClock;
using ThreeForOne.Server.Features.SignIn;

namespace ThreeForOne.Server.Features.StaffSignIn;

/// <summary>The person has joined none.</summary>
public sealed record StaffNotThere() : Refusal("staff.not_there")
{
    public override Bilingual Say => new(
        "Su cuenta no tiene una cuenta institucional.", "Your account has no staff account.");
}

/// <summary>
/// A person takes the provider's account off their own. What was opened with it elsewhere ends; another way in must be
/// left.
/// </summary>
public sealed class RemoveStaff(
    Database db, AccountStore accounts, StaffLogins logins, ConfirmItIsYou confirm, OpenSignIns open, RealTime real)
{
    public async Task<Result<bool>> Handle(OpenSignIn signIn, Actor who, CancellationToken stop)
    {
        if (confirm.Refuse(signIn) is { } refusal) return refusal;
        var removed = await db.InTransaction<bool>(who, "Cuenta institucional", async act =>
        {
            var account = await accounts.Of(who.Person, stop);
            if (account is null || await logins.Of(account, stop) is not { } login) return new StaffNotThere();
            await accounts.Change(
                users => users.RemoveLoginAsync(account, login.LoginProvider, login.ProviderKey), stop);
            await db.Database.ExecuteSqlAsync(
                $"""
                update sign_in_session set ended_at = {real.Clock.GetUtcNow()}
                 where person_id = {who.Person} and method = 'staff' and id <> {signIn.Id} and ended_at is null
                """, stop);
            await db.Record("staff.removed", act, null, who.Person, new JsonObject(), stop);
            return true;
        }, stop);
        open.Forget(who.Person);
        return removed;
    }
}
