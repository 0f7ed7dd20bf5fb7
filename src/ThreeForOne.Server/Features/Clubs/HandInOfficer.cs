using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.People;
using ThreeForOne.Server.Features.SignIn;

namespace ThreeForOne.Server.Features.Clubs;

/// <summary>
/// A club says who its president or treasurer is from now on, with the paper that proves it. Once the delegation has
/// verified it the new one is invited and the old one's access ends.
/// </summary>
public sealed class HandInOfficer(Database db, Filings filings, AccountStore accounts, InvitePerson invite)
{
    public Task<Result<Guid>> Handle(OfficerEntry entry, byte[] paper, Actor who, CancellationToken stop) =>
        db.InTransaction<Guid>(who, "Cambio de directiva", async act =>
        {
            if (entry.Problems().Select(p => p.Problem).FirstOrDefault() is { } wrong) return wrong;
            var email = EmailAddress.Read(entry.Email).Value;
            var account = await accounts.OfEmail(email, stop);
            if (account?.BlockedAt is not null) return new OfficerAddressNotTaken();
            var today = MexicoCity.Day(act.At);
            if (account is not null && await db.Appointments.AnyAsync(a => a.PersonId == account.Id
                && a.OrganisationId == who.Organisation && a.Role == entry.Role
                && (a.ValidUntil == null || a.ValidUntil > today), stop)) return new AlreadyAppointed();
            account ??= await invite.Open(email, PersonName.Read(entry.Name).Value, stop);
            return await filings.Add("officer", paper, filing =>
            {
                filing.Role = entry.Role;
                filing.OfficerId = account.Id;
            }, act, stop);
        }, stop);
}
