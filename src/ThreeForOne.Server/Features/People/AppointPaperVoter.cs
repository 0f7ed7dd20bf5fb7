using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.People;

/// <summary>
/// Somebody speaks for a sector in the committee and has no account: the vote comes on paper, and the secretary enters
/// it. There is no letter and no link, since there is nothing to get into.
/// </summary>
public sealed class AppointPaperVoter(Database db, InvitePerson invite)
{
    public Task<Result<Guid>> Handle(Invitee voter, Actor who, CancellationToken stop) =>
        db.InTransaction<Guid>(who, voter.Reason, async act =>
        {
            if (!who.Roles.Contains(InvitePerson.Role)) return new NotYourTurn(InvitePerson.Role);
            // Everybody else acts on our pages, and needs an address for that.
            if (voter.Role != RolePlaces.Voter) return new EmailNotAnAddress();
            if (!PersonName.Read(voter.Name).TryGet(out var name, out var wrong)) return wrong;
            if (!(await invite.Place(voter, stop)).TryGet(out var kind, out wrong)) return wrong;
            if (await IsThere(name, voter, stop)) return new PaperVoterAlreadyThere();

            var person = new Person { Id = db.NewId(), Name = name };
            db.People.Add(person);
            invite.Appoint(person.Id, voter, kind);
            await db.Record("person.appointed", act, null, person.Id, InvitePerson.Facts(voter), stop);
            return person.Id;
        }, stop);

    private async Task<bool> IsThere(string name, Invitee voter, CancellationToken stop)
    {
        // The same form sent twice: the second waits here and then finds the first one's.
        await db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended({voter.OrganisationId}::text, 29))", stop);
        return await db.Appointments.AnyAsync(a => a.OrganisationId == voter.OrganisationId && a.Role == voter.Role
            && (a.ValidUntil == null || a.ValidUntil > voter.From)
            && db.People.Any(p => p.Id == a.PersonId && p.Name == name), stop);
    }
}
