using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Clubs.Letters;
using ThreeForOne.Server.Features.Mail;

namespace ThreeForOne.Server.Features.Clubs;

/// <summary>
/// A delegation's technicians are told of a paper that waits, once each, and not before whoever sent it has confirmed
/// the address.
/// </summary>
public sealed class TellDelegation(Database db)
{
    /// <summary>The outbox row that asks for it when a paper came.</summary>
    public const string OutboxKind = "filing.tell";

    private const string Reason = "Avisos a las delegaciones";

    /// <summary>The name under which a reader is told of it once.</summary>
    public static string Once(Guid filing) => FormattableString.Invariant($"filing/{filing:N}");

    /// <summary>A paper came. By the system, since a club may not see whom of a delegation was told.</summary>
    public Task Handle(Guid filing, CancellationToken stop) => db.InTransaction<int>(Actor.System, Reason,
        async act => await Tell(filing, act, stop), stop);

    /// <summary>A person's address has been confirmed: what they sent before is told of now.</summary>
    public Task HandleOf(Guid person, CancellationToken stop) =>
        db.InTransaction<int>(Actor.System, Reason, async act =>
        {
            var filings = await db.ClubFilings.Where(f => f.FiledBy == person && f.Status == "waiting")
                .OrderBy(f => f.Id).Select(f => f.Id).ToListAsync(stop);
            foreach (var filing in filings) await Tell(filing, act, stop);
            return filings.Count;
        }, stop);

    /// <summary>Inside a transaction of the system; returns how many letters were written.</summary>
    public async Task<int> Tell(Guid filing, Act act, CancellationToken stop)
    {
        var waits = await db.Database.SqlQuery<Waits>(
            $"""
            select o.name as club, d.id as office_id, d.name as office, f.kind, f.role
              from club_filing f join account a on a.id = f.filed_by join organisation o on o.id = f.club_id
              join organisation d on d.kind = 'delegation' and d.state_code = f.state_code
             where f.id = {filing} and f.status = 'waiting' and a.email_confirmed order by d.id
            """).ToListAsync(stop);
        var letters = 0;
        foreach (var at in waits)
            letters += (await db.AddMailToOffice(
                new FilingToVerify(at.Club, at.Office, filing, at.Kind, at.Role), at.OfficeId,
                [DecideFiling.Role], new MailAbout(Once: Once(filing)), act, stop)).Count;
        return letters;
    }

    private sealed record Waits(string Club, Guid OfficeId, string Office, string Kind, string? Role);
}
