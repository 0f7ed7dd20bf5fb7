using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.SignIn;

namespace ThreeForOne.Server.Features.People;

/// <summary>
/// An administrator sends a person a new link: the invitation again to whoever never got in, a new password to whoever
/// did. The earlier link ends.
/// </summary>
public sealed class SendNewLink(Database db, AccountStore accounts, InvitePerson invite)
{
    public Task<Result<Invitation>> Handle(Guid person, Actor who, CancellationToken stop) =>
        db.InTransaction<Invitation>(who, "Enlace nuevo", async act =>
        {
            if (!who.Roles.Contains(InvitePerson.Role)) return new NotYourTurn(InvitePerson.Role);
            if (await accounts.Of(person, stop) is not { } account || account.Email is null) return new NoSuchPerson();
            if (account.BlockedAt is not null) return new AccountIsBlocked();
            var today = MexicoCity.Day(act.At);
            var organisation = await db.Appointments.AsNoTracking()
                .Where(a => a.PersonId == person && (a.ValidUntil == null || a.ValidUntil > today))
                .OrderBy(a => a.ValidFrom).Select(a => (Guid?)a.OrganisationId).FirstOrDefaultAsync(stop);
            if (organisation is null) return new AppointmentIsOver();
            var isReset = await accounts.HasCredential(account, stop);
            var link = await invite.MakeLink(person, isReset ? null : organisation, act, stop);
            await db.Record("account.link_made", act, null, person,
                new JsonObject { ["reset"] = isReset ? "yes" : "no" }, stop);
            return link;
        }, stop);
}
