using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Clubs;

/// <summary>A filing in a list.</summary>
public sealed record FoundFiling(
    Guid Id, Guid Club, string ClubName, string Kind, string? Role, string Status, DateTimeOffset FiledAt,
    DateTimeOffset? DecidedAt, string? Reason);

/// <summary>A filing with what was written in it.</summary>
public sealed record FilingView(
    Guid Id, Guid Club, string ClubName, string Kind, string? Role, string Status, DateTimeOffset FiledAt,
    DateTimeOffset? DecidedAt, string? Reason, string? Number, string? Consulate, DateOnly? RegisteredOn,
    DateOnly? ExpiresOn, string? NewName, string? Officer, string? OfficerEmail, string? Former, string FiledBy,
    bool IsConfirmed, string[] Towns, string? Federation, string MediaType, int Length);

/// <summary>
/// What clubs handed in, as far as the reader may see it: a club its own, a delegation its state's. First registrations
/// wait until whoever sent them has confirmed the address.
/// </summary>
public sealed class ReadFilings(Database db)
{
    public const int PageMax = 50;

    /// <summary>What waits, the oldest first, or what was decided, the newest first.</summary>
    public Task<List<FoundFiling>> Handle(bool waiting, Guid? club, Actor who, CancellationToken stop) => db.Reading(
        who, () => Rows(waiting, club, PageMax).ToListAsync(stop), stop);

    /// <summary>All of a list, in its order; inside the reader's transaction.</summary>
    public IAsyncEnumerable<FoundFiling> All(bool waiting) => Rows(waiting, null, int.MaxValue).AsAsyncEnumerable();

    private IQueryable<FoundFiling> Rows(bool waiting, Guid? club, int most) => db.Database.SqlQuery<FoundFiling>(
            $"""
            select f.id, f.club_id as club, organisation_name(f.club_id, f.filed_at) as club_name, f.kind, f.role, f.status,
                   f.filed_at, f.decided_at, f.reason
              from club_filing f join account a on a.id = f.filed_by
             where (f.status = 'waiting') = {waiting} and a.email_confirmed and ({club}::uuid is null or f.club_id = {club})
             order by case when f.status = 'waiting' then f.filed_at end, f.decided_at desc limit {most}
            """);

    /// <summary>One of them; null when the reader sees none.</summary>
    public Task<FilingView?> Of(Guid id, Actor who, CancellationToken stop) => db.Reading(who, async () =>
        (await db.Database.SqlQuery<FilingView>(
            $"""
            select f.id, f.club_id as club, organisation_name(f.club_id, f.filed_at) as club_name, f.kind, f.role, f.status,
                   f.filed_at, f.decided_at, f.reason, f.registration_number as number, f.consulate, f.registered_on,
                   f.expires_on, f.new_name, p.name as officer, oa.email as officer_email,
                   (select string_agg(h.name, ', ' order by h.name) from appointment m join person h on h.id = m.person_id
                     where f.kind = 'officer' and m.organisation_id = f.club_id and m.role = f.role and m.person_id <> f.officer_id
                       and m.valid_from <= f.filed_at::date and (m.valid_until is null or m.valid_until > f.filed_at::date)) as former,
                   by.name as filed_by, a.email_confirmed as is_confirmed,
                   array(select t.locality || ', ' || u.name from club_town t join municipality u
                             on (u.state_code, u.code) = (t.state_code, t.municipality_code)
                          where t.club_id = f.club_id order by t.ordinal) as towns,
                   fed.name as federation, s.media_type, s.length
              from club_filing f join account a on a.id = f.filed_by join person by on by.id = f.filed_by
              join club c on c.id = f.club_id join file s on s.sha256 = f.paper_sha256
              left join federation fed on fed.id = c.federation_id
              left join person p on p.id = f.officer_id left join account oa on oa.id = f.officer_id
             where f.id = {id}
            """).ToListAsync(stop)).SingleOrDefault(), stop);
}
