using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.People;

/// <summary>Whether somebody has got in yet, and may.</summary>
public enum AccountStanding
{
    NoAccount,
    Invited,
    Open,
    Blocked,
}

/// <summary>A person in a list: where they act today, in which roles.</summary>
public sealed record FoundPerson(
    Guid Id, string Name, string Sorted, string? Email, string[] Organisations, string[] Roles, bool HasAccount,
    bool CanSignIn, bool IsBlocked)
{
    public AccountStanding Standing => !HasAccount ? AccountStanding.NoAccount
        : IsBlocked ? AccountStanding.Blocked
        : CanSignIn ? AccountStanding.Open
        : AccountStanding.Invited;
}

/// <summary>One appointment of a person, past ones included.</summary>
public sealed record FoundAppointment(
    Guid Id, Guid OrganisationId, string Organisation, string Role, DateOnly ValidFrom, DateOnly? ValidUntil);

/// <summary>Who has what: people in the order of their names, a page at a time.</summary>
public sealed class ReadPeople(Database db)
{
    public const int PageMax = 50;

    public Task<List<FoundPerson>> Handle(
        string words, string role, string after, DateOnly today, Actor who, CancellationToken stop) =>
        db.Reading(who, () => Rows(words, role, after, null, today, PageMax + 1).ToListAsync(stop), stop);

    /// <summary>All that are found; inside the reader's transaction.</summary>
    public IAsyncEnumerable<FoundPerson> All(string words, string role, DateOnly today) =>
        Rows(words, role, "", null, today, int.MaxValue).AsAsyncEnumerable();

    /// <summary>One person; null when there is none, or only an erased one.</summary>
    public Task<FoundPerson?> Of(Guid id, DateOnly today, Actor who, CancellationToken stop) => db.Reading(who,
        async () => (await Rows("", "", "", id, today, 1).ToListAsync(stop)).SingleOrDefault(), stop);

    public Task<List<FoundAppointment>> Appointments(Guid person, Actor who, CancellationToken stop) => db.Reading(who,
        () => (from a in db.Appointments.AsNoTracking()
               join o in db.Organisations on a.OrganisationId equals o.Id
               where a.PersonId == person
               orderby a.ValidUntil == null descending, a.ValidFrom descending
               select new FoundAppointment(a.Id, o.Id, o.Name, a.Role, a.ValidFrom, a.ValidUntil)).ToListAsync(stop),
        stop);

    /// <summary>Where the page after this one begins.</summary>
    public static string After(FoundPerson last) => last.Sorted + last.Id;

    private IQueryable<FoundPerson> Rows(
        string words, string role, string after, Guid? id, DateOnly today, int most)
    {
        var (holds, mail) = (SearchText.Holds(words), words.Trim().ToUpperInvariant());
        return db.Database.SqlQuery<FoundPerson>(
            $"""
            select p.id, p.name, search_text(p.name) as sorted, c.email, c.id is not null as has_account, c.blocked_at is not null as is_blocked,
                   coalesce(c.password_hash is not null
                       or exists (select from account_passkey k where k.user_id = c.id)
                       or exists (select from account_login l where l.user_id = c.id), false) as can_sign_in,
                   array(select distinct o.name from appointment a join organisation o on o.id = a.organisation_id
                          where a.person_id = p.id and (a.valid_until is null or a.valid_until > {today})) as organisations,
                   array(select distinct a.role from appointment a where a.person_id = p.id
                          and (a.valid_until is null or a.valid_until > {today})) as roles
              from person p left join account c on c.id = p.id
             where p.name <> '(borrado)' and p.id <> {Actor.System.Person}
               and ({id}::uuid is null or p.id = {id})
               and (search_text(p.name) like {holds} or c.normalized_email = {mail})
               and ({role} = '' or exists (select from appointment a where a.person_id = p.id and a.role = {role}
                       and (a.valid_until is null or a.valid_until > {today})))
               and search_text(p.name) || p.id::text > {after}
             order by search_text(p.name) || p.id::text limit {most}
            """);
    }
}
