using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.DemoClock;
using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.People.Letters;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.SignIn;

namespace ThreeForOne.Server.Features.People;

/// <summary>
/// Somebody is asked to act for an organisation. Person, account and appointment exist from then on, and a link, used
/// once within seven days, with which they choose a password; whoever can sign in already only has to confirm.
/// Inviting again makes a new link and ends the earlier one.
/// </summary>
public sealed class InvitePerson(Database db, AccountStore accounts, RealTime real)
{
    public const string Role = "administrator";

    /// <summary>How long a link can be used, in real time.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromDays(7);

    public Task<Result<Invitation>> Handle(Invitee invitee, Actor who, CancellationToken stop) =>
        db.InTransaction<Invitation>(who, invitee.Reason, async act =>
            who.Roles.Contains(Role) || who == Actor.System
                ? await Add(invitee, act, stop)
                : new NotYourTurn(Role), stop);

    /// <summary>The same inside another use case's transaction, which has decided who may invite whom.</summary>
    public async Task<Result<Invitation>> Add(Invitee invitee, Act act, CancellationToken stop)
    {
        if (!EmailAddress.Read(invitee.Email).TryGet(out var email, out var wrong)) return wrong;
        if (!PersonName.Read(invitee.Name).TryGet(out var name, out wrong)) return wrong;
        if (!(await Place(invitee, stop)).TryGet(out var kind, out wrong)) return wrong;

        var account = await accounts.OfEmail(email, stop);
        if (account?.BlockedAt is not null) return new AccountIsBlocked();
        var canSignIn = account is not null && await accounts.HasCredential(account, stop);
        account ??= await Open(email, name, stop);
        var isHeld = await db.Appointments.AnyAsync(a => a.PersonId == account.Id
            && a.OrganisationId == invitee.OrganisationId && a.Role == invitee.Role
            && (a.ValidUntil == null || a.ValidUntil > invitee.From), stop);
        if (isHeld && canSignIn) return new AlreadyAppointed();
        if (!isHeld) Appoint(account.Id, invitee, kind);

        var invitation = await MakeLink(account.Id, invitee.OrganisationId, act, stop);
        await db.Record("person.invited", act, null, account.Id, Facts(invitee), stop);
        return invitation;
    }

    /// <summary>The kind of organisation, when the role is held there on these days.</summary>
    internal async Task<Result<string>> Place(Invitee invitee, CancellationToken stop)
    {
        if (invitee.Until < invitee.From) return new AppointmentDatesReversed();
        var place = await db.Organisations.Where(o => o.Id == invitee.OrganisationId)
            .Select(o => new { o.Kind, o.Sees }).SingleOrDefaultAsync(stop);
        if (place is null) return new NoSuchOrganisation();
        return (RolePlaces.Refuse(invitee.Role, place.Kind, invitee.Sector)
            ?? RolePlaces.RefuseInFederation(invitee.Role, place.Kind, place.Sees)) is { } notThere
                ? notThere
                : place.Kind;
    }

    /// <summary>A new link for a person; an open one for the same organisation ends.</summary>
    internal async Task<Invitation> MakeLink(Guid person, Guid? organisation, Act act, CancellationToken stop)
    {
        var now = real.Clock.GetUtcNow();
        var ended = await db.Invitations
            .Where(i => i.PersonId == person && i.OrganisationId == organisation && i.UsedAt == null
                && i.EndedAt == null)
            .ExecuteUpdateAsync(i => i.SetProperty(r => r.EndedAt, now), stop);
        var token = InvitationToken.Make();
        var row = new InvitationRow
        {
            Id = db.NewId(), PersonId = person, OrganisationId = organisation,
            TokenSha256 = InvitationToken.HashOf(token), MadeBy = act.By, MadeAt = now, ExpiresAt = now + Validity,
        };
        db.Invitations.Add(row);
        await db.SaveChangesAsync(stop);
        await db.AddMail(await Letter(row, stop), person, new(Organisation: organisation, Subject: row.Id), act, stop);
        return new(row.Id, person, token, row.ExpiresAt, ended > 0);
    }

    private async Task<LetterFacts> Letter(InvitationRow row, CancellationToken stop) =>
        row.OrganisationId is { } organisation
            ? new InvitedLetter(await db.Organisations.Where(o => o.Id == organisation).Select(o => o.Name)
                .SingleAsync(stop), row.ExpiresAt)
            : new NewPasswordLetter(row.ExpiresAt);

    /// <summary>A person with an account that opens nothing yet.</summary>
    internal async Task<SignInAccount> Open(string email, string name, CancellationToken stop)
    {
        var person = new Person { Id = db.NewId(), Name = name };
        db.People.Add(person);
        var account = new SignInAccount { Id = person.Id, UserName = email, Email = email };
        await accounts.Change(users => users.CreateAsync(account), stop);
        return account;
    }

    internal void Appoint(Guid person, Invitee invitee, string kind) => db.Appointments.Add(new Appointment
    {
        Id = db.NewId(), PersonId = person, OrganisationId = invitee.OrganisationId, Role = invitee.Role,
        Sector = RolePlaces.SectorOf(invitee.Role, kind), ValidFrom = invitee.From, ValidUntil = invitee.Until,
    });

    // Names and addresses can be erased, so the trail holds neither.
    internal static JsonObject Facts(Invitee invitee) => new()
    {
        ["organisation"] = invitee.OrganisationId.ToString(),
        ["role"] = invitee.Role,
        ["from"] = Programmes.Civil.Text(invitee.From),
        ["until"] = invitee.Until is { } until ? Programmes.Civil.Text(until) : null,
    };
}
