using System.Text.Json.Nodes;
using ThreeForOne.Server.Features.SignIn;

namespace ThreeForOne.Server.Features.StaffSignIn;

/// <summary>The person has joined one already.</summary>
public sealed record StaffJoinedAlready() : Refusal("staff.joined_already")
{
    public override Bilingual Say => new(
        "Su cuenta ya tiene una cuenta institucional; quítela antes de unir otra.",
        "Your account has a staff account already; remove it before you join another.");
}

/// <summary>
/// A person who has lately shown who they are joins the provider's account to their own, to sign in with it from then
/// on.
/// </summary>
public sealed class JoinStaff(Database db, AccountStore accounts, StaffLogins logins, ConfirmItIsYou confirm)
{
    public async Task<Result<bool>> Handle(
        StaffIdentity identity, OpenSignIn signIn, Actor who, CancellationToken stop) =>
        confirm.Refuse(signIn) is { } refusal
            ? refusal
            : await db.InTransaction<bool>(who, "Cuenta institucional", async act =>
            {
                var account = await accounts.Of(who.Person, stop)
                    ?? throw new InvariantBrokenException("Whoever is signed in has an account.");
                if (await logins.Join(account, identity, stop) is { } wrong) return wrong;
                await db.Record("staff.joined", act, null, who.Person, new JsonObject(), stop);
                return true;
            }, stop);
}
