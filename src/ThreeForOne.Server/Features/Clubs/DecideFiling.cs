using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Clubs.Letters;
using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.Organisations;
using ThreeForOne.Server.Features.People;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Clubs;

/// <summary>
/// The delegation has compared a club's paper with what was filled in: verifies it, and it holds from now on, or
/// refuses
/// it with a reason. The club's officers are told either way.
/// </summary>
public sealed class DecideFiling(
    Database db, EndAppointment end, InvitePerson invite, ChangeOrganisation change)
{
    public const string Role = "technician";

    public Task<Result<Guid>> Handle(Guid id, bool verifies, string? reason, Actor who, CancellationToken stop) =>
        db.InTransaction<Guid>(who, (reason ?? "").Trim(), async act =>
        {
            if (!who.Roles.Contains(Role)) return new NotYourTurn(Role);
            var filing = await db.ClubFilings.FromSql($"select * from club_filing where id = {id} for update")
                .SingleOrDefaultAsync(stop);
            if (filing is null) return new NoSuchFiling();
            if (filing.Status != "waiting") return new FilingAlreadyDecided();
            if (filing.FiledBy == act.By || filing.OfficerId == act.By) return new FilingOfOnesOwn();
            if (!verifies && act.Reason.Length == 0) return new ReasonMissing();
            if (!await IsConfirmed(filing, stop)) return new AddressNotConfirmed();

            // Told before the change, so that an officer who ends with it is told as well.
            await Tell(filing, verifies, act, stop);
            if ((verifies ? await Verify(filing, act, stop) : await Refuse(filing, act, stop)) is { } refusal)
                return refusal;
            filing.Status = verifies ? "verified" : "refused";
            (filing.DecidedBy, filing.DecidedAt) = (act.By, act.At);
            filing.Reason = act.Reason.Length == 0 ? null : act.Reason;
            await db.Record(verifies ? "filing.verified" : "filing.refused", act, null, filing.Id, new JsonObject
            {
                ["club"] = filing.ClubId.ToString(), ["kind"] = filing.Kind,
                ["officer"] = filing.OfficerId?.ToString(), ["number"] = filing.RegistrationNumber,
            }, stop);
            return filing.ClubId;
        }, stop);

    private async Task<Refusal?> Verify(ClubFiling filing, Act act, CancellationToken stop) => filing.Kind switch
    {
        "registration" => await Register(filing, act, stop),
        "officer" => await Appoint(filing, act, stop),
        "name" => await Rename(filing, act, stop),
        _ => throw new InvariantBrokenException($"No filing is of kind {filing.Kind}."),
    };

    private async Task<Refusal?> Register(ClubFiling filing, Act act, CancellationToken stop)
    {
        var other = await (from c in db.Clubs.AsNoTracking()
                           join o in db.Organisations on c.Id equals o.Id
                           where c.Id != filing.ClubId && c.VerifiedAt != null
                               && c.RegistrationNumber == filing.RegistrationNumber
                           select o.Name).FirstOrDefaultAsync(stop);
        if (other is not null) return new RegistrationNumberTaken(other);
        var club = await db.Clubs.FromSql($"select * from club where id = {filing.ClubId} for update")
            .SingleAsync(stop);
        (club.RegistrationNumber, club.Consulate) = (filing.RegistrationNumber!, filing.Consulate!);
        (club.RegisteredOn, club.ExpiresOn) = (filing.RegisteredOn!.Value, filing.ExpiresOn!.Value);
        (club.VerifiedBy, club.VerifiedAt) = (act.By, act.At);
        return null;
    }

    private async Task<Refusal?> Appoint(ClubFiling filing, Act act, CancellationToken stop)
    {
        var today = MexicoCity.Day(act.At);
        var held = await db.Appointments.AsNoTracking()
            .Where(a => a.OrganisationId == filing.ClubId && a.Role == filing.Role
                && (a.ValidUntil == null || a.ValidUntil > today))
            .Select(a => a.Id).ToListAsync(stop);
        foreach (var old in held)
            if (await end.End(old, today, act, stop) is { IsRefusal: true } kept) return kept.Refusal;
        var person = await db.Database.SqlQuery<Officer>(
            $"""
            select p.name, a.email from person p join account a on a.id = p.id
             where p.id = {filing.OfficerId} and a.email is not null
            """).SingleOrDefaultAsync(stop);
        if (person is null) return new NoSuchPerson();
        await db.People.Where(p => p.Id == filing.OfficerId)
            .ExecuteUpdateAsync(p => p.SetProperty(r => r.EraseAfter, (DateOnly?)null), stop);
        var invited = await invite.Add(
            new(person.Email, person.Name, filing.ClubId, filing.Role!, null, today, null), act, stop);
        return invited.IsRefusal ? invited.Refusal : null;
    }

    private async Task<Refusal?> Rename(ClubFiling filing, Act act, CancellationToken stop)
    {
        var club = (await change.Lock(filing.ClubId, stop))!;
        var renamed = await change.Rename(club, filing.NewName!, act, stop);
        return renamed.IsRefusal ? renamed.Refusal : null;
    }

    // Whoever was proposed and is nobody else here is forgotten a month later.
    private async Task<Refusal?> Refuse(ClubFiling filing, Act act, CancellationToken stop)
    {
        var forgotten = MexicoCity.Day(act.At).AddMonths(1);
        await db.People.Where(p => p.Id == filing.OfficerId && !db.Appointments.Any(a => a.PersonId == p.Id))
            .ExecuteUpdateAsync(p => p.SetProperty(r => r.EraseAfter, forgotten), stop);
        return null;
    }

    // A first registration comes from anybody; whoever sent it has opened the link that went to their address.
    private async Task<bool> IsConfirmed(ClubFiling filing, CancellationToken stop) => (await db.Database
        .SqlQuery<bool>($"select email_confirmed as \"Value\" from account where id = {filing.FiledBy}")
        .ToListAsync(stop))[0];

    private async Task Tell(ClubFiling filing, bool verifies, Act act, CancellationToken stop)
    {
        var club = await db.Organisations.Where(o => o.Id == filing.ClubId).Select(o => o.Name).SingleAsync(stop);
        var office = await db.Organisations.Where(o => o.Id == db.Actor.Organisation).Select(o => o.Name)
            .SingleAsync(stop);
        await db.AddMailToOffice(
            new FilingDecided(club, office, filing.Kind, filing.Role, verifies, act.Reason, filing.ExpiresOn),
            filing.ClubId, RoleTable.ClubOfficers, new MailAbout(), act, stop);
    }

    private sealed record Officer(string Name, string Email);
}
