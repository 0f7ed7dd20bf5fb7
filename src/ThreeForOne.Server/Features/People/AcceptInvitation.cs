using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.DemoClock;
using ThreeForOne.Server.Features.SignIn;
using ThreeForOne.Server.Features.StaffSignIn;

namespace ThreeForOne.Server.Features.People;

/// <summary>The link opens nothing: used, ended, too old, or not one of ours.</summary>
public sealed record InvitationNotOpen() : Refusal("invitation.not_open")
{
    public override Bilingual Say => new(
        "Este enlace ya no sirve: se usó, terminó o venció. Pida uno nuevo a quien le invitó.",
        "This link no longer works: it was used, ended or expired. Ask whoever invited you for a new one.");
}

/// <summary>The link is another person's.</summary>
public sealed record InvitationOfAnother() : Refusal("invitation.of_another")
{
    public override Bilingual Say => new(
        "Este enlace es para otra persona. Salga de su cuenta y ábralo de nuevo, o reenvíelo a quien corresponde.",
        "This link is for another person. Sign out and open it again, or pass it on to whom it belongs.");
}

/// <summary>What an invited person fills in; whoever the staff's provider vouches for needs no password.</summary>
public sealed record Acceptance(string? Name, string? Password, string Language, StaffIdentity? Staff = null);

/// <summary>
/// An invited person uses the link: chooses name, language and password (or joins the staff's identity in its place),
/// or only confirms when signed in already. The link is used up in the same transaction, so that of two who use it at
/// once one is told.
/// </summary>
public sealed class AcceptInvitation(
    Database db, AccountStore accounts, StaffLogins staff, OpenSignIns open, RealTime real)
{
    /// <summary>The outbox row for what waited until a person's address was confirmed.</summary>
    public const string Confirmed = "address.confirmed";

    /// <summary>The person whose link it was.</summary>
    public async Task<Result<Guid>> Handle(
        string token, Acceptance acceptance, Guid? signedIn, CancellationToken stop)
    {
        var hash = InvitationToken.HashOf(token);
        var found = await db.Reading(Actor.System, () => db.Invitations.AsNoTracking()
            .Where(i => i.TokenSha256 == hash || i.MailedSha256 == hash)
            .Select(i => new { i.Id, i.PersonId, i.OrganisationId }).SingleOrDefaultAsync(stop), stop);
        if (found is null) return new InvitationNotOpen();
        if (signedIn is { } reader && reader != found.PersonId) return new InvitationOfAnother();
        var who = new Actor(found.PersonId, found.OrganisationId ?? Actor.System.Organisation, new HashSet<string>());
        var used = await db.InTransaction<Guid>(who, "Uso de un enlace", async act =>
        {
            var row = await db.Invitations.FromSql($"select * from invitation where id = {found.Id} for update")
                .SingleAsync(stop);
            if (row.UsedAt is not null || row.EndedAt is not null || row.ExpiresAt <= real.Clock.GetUtcNow())
                return new InvitationNotOpen();
            var account = await accounts.Of(row.PersonId, stop);
            if (account is null || account.BlockedAt is not null) return new InvitationNotOpen();
            var isReset = row.OrganisationId is null;
            if (isReset || !await accounts.HasCredential(account, stop))
            {
                if (await FillIn(account, acceptance, isReset, act, stop) is { } refusal) return refusal;
            }
            else if (signedIn is null) return new InvitationOfAnother();

            row.UsedAt = real.Clock.GetUtcNow();
            await db.Record(isReset ? "account.reset" : "invitation.accepted", act, null, account.Id,
                new JsonObject { ["organisation"] = row.OrganisationId?.ToString() }, stop);
            return row.PersonId;
        }, stop);
        // There may be a new appointment, or a new password that ended what was open.
        open.Forget(found.PersonId);
        return used;
    }

    private async Task<Refusal?> FillIn(
        SignInAccount account, Acceptance acceptance, bool isReset, Act act, CancellationToken stop)
    {
        var vouched = isReset ? null : acceptance.Staff;
        if (vouched is null && PasswordRule.Refuse(acceptance.Password, account.Email) is { } weak) return weak;
        if (!isReset)
        {
            if (!PersonName.Read(acceptance.Name).TryGet(out var name, out var refusal)) return refusal;
            await db.People.Where(p => p.Id == account.Id)
                .ExecuteUpdateAsync(p => p.SetProperty(r => r.Name, name), stop);
            account.Language = Languages.Read(acceptance.Language).Code();
        }
        if (!account.EmailConfirmed) db.Enqueue(Confirmed, account.Id, act);
        // The link came to the address, or by hand from whoever answers for it.
        account.EmailConfirmed = true;
        if (vouched is not null) return await staff.Join(account, vouched, stop);
        account.PasswordHash = null;
        // Whoever was signed in with the old password no longer is: the database sees to it.
        await accounts.Change(users => users.AddPasswordAsync(account, acceptance.Password!), stop);
        return null;
    }
}
