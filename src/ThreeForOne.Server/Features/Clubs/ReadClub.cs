using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Clubs;

/// <summary>A club's officer, as its own page shows it.</summary>
public sealed record ClubOfficer(string Name, string Role, bool HasEntered);

/// <summary>A former name and the instant at which it ended.</summary>
public sealed record FormerName(string Name, DateTimeOffset Until);

/// <summary>How a club's Toma de Nota stands on a day.</summary>
public enum RegistrationStanding
{
    Waiting,
    Refused,
    InForce,
    EndsSoon,
    Ended,
}

/// <summary>A club as its officers see it.</summary>
public sealed record ClubView(
    string Name, string Number, string Consulate, DateOnly RegisteredOn, DateOnly ExpiresOn, bool IsVerified,
    string? Federation, IReadOnlyList<string> Towns, IReadOnlyList<ClubOfficer> Officers,
    IReadOnlyList<FormerName> FormerNames, IReadOnlyList<ClubFiling> Filings)
{
    private const int SoonDays = 60;

    public RegistrationStanding StandingOn(DateOnly today) =>
        !IsVerified
            ? Filings.Where(f => f.Kind == "registration").Select(f => f.Status).FirstOrDefault() == "refused"
                ? RegistrationStanding.Refused
                : RegistrationStanding.Waiting
            : today >= ExpiresOn ? RegistrationStanding.Ended
            : ExpiresOn.DayNumber - today.DayNumber <= SoonDays ? RegistrationStanding.EndsSoon
            : RegistrationStanding.InForce;

    /// <summary>Whether one of a kind is being looked at.</summary>
    public bool Waits(string kind, string? role = null) =>
        Filings.Any(f => f.Status == "waiting" && f.Kind == kind && f.Role == role);
}

/// <summary>Reads the club that somebody acts for.</summary>
public sealed class ReadClub(Database db)
{
    private const int FilingsMax = 30;

    public Task<ClubView?> Handle(DateOnly today, Actor who, CancellationToken stop) => db.Reading(who, async () =>
    {
        var club = await (from c in db.Clubs.AsNoTracking()
                          join o in db.Organisations on c.Id equals o.Id
                          where c.Id == who.Organisation
                          select new { Club = c, o.Name }).SingleOrDefaultAsync(stop);
        if (club is null) return null;
        var row = club.Club;
        return new ClubView(
            club.Name, row.RegistrationNumber, row.Consulate, row.RegisteredOn, row.ExpiresOn,
            row.VerifiedAt is not null,
            await db.Federations.Where(f => f.Id == row.FederationId).Select(f => f.Name).SingleOrDefaultAsync(stop),
            await Towns(row.Id, stop), await Officers(row.Id, today, stop),
            await db.Database.SqlQuery<FormerName>(
                $"select name, until from former_name where organisation_id = {row.Id} order by until desc")
                .ToListAsync(stop),
            await db.ClubFilings.AsNoTracking().Where(f => f.ClubId == row.Id).OrderByDescending(f => f.FiledAt)
                .Take(FilingsMax).ToListAsync(stop));
    }, stop);

    private Task<List<string>> Towns(Guid club, CancellationToken stop) =>
        (from t in db.ClubTowns.AsNoTracking()
         join m in db.Municipalities on new { State = t.StateCode, Code = t.MunicipalityCode }
             equals new { State = m.StateCode, m.Code }
         where t.ClubId == club
         orderby t.Ordinal
         select t.Locality + ", " + m.Name).ToListAsync(stop);

    private Task<List<ClubOfficer>> Officers(Guid club, DateOnly today, CancellationToken stop) =>
        db.Database.SqlQuery<ClubOfficer>(
            $"""
            select p.name, a.role, coalesce(c.email_confirmed, false) as has_entered
              from appointment a join person p on p.id = a.person_id left join account c on c.id = p.id
             where a.organisation_id = {club} and a.role in ('club_president', 'club_treasurer')
               and a.valid_from <= {today} and (a.valid_until is null or a.valid_until > {today})
             order by a.role, p.name
            """).ToListAsync(stop);
}
