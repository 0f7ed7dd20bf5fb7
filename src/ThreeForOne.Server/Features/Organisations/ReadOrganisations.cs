using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Organisations;

/// <summary>An organisation in a list, with how many people act for it today.</summary>
public sealed record FoundOrganisation(
    Guid Id, string Kind, string Name, string Sorted, string? State, string? Municipality, int People)
{
    /// <summary>The smallest place it is of.</summary>
    public string Place => string.Join(", ", new[] { Municipality, State }.OfType<string>());
}

/// <summary>
/// Organisations in the order of their names, a page at a time; clubs are looked for like the others.
/// </summary>
public sealed class ReadOrganisations(Database db)
{
    public const int PageMax = 50;

    public Task<List<FoundOrganisation>> Handle(
        string? words, string? kind, string? after, DateOnly today, Actor who, CancellationToken stop) =>
        db.Reading(who, () => Rows(words, kind, after, today, PageMax + 1).ToListAsync(stop), stop);

    /// <summary>All that are found; inside the reader's transaction.</summary>
    public IAsyncEnumerable<FoundOrganisation> All(string? words, string? kind, DateOnly today) =>
        Rows(words, kind, null, today, int.MaxValue).AsAsyncEnumerable();

    private IQueryable<FoundOrganisation> Rows(
        string? words, string? kind, string? after, DateOnly today, int most)
    {
        var holds = SearchText.Holds(words ?? "");
        return db.Database.SqlQuery<FoundOrganisation>(
            $"""
            select o.id, o.kind, o.name, search_text(o.name) as sorted, s.name as state, m.name as municipality,
                   (select count(distinct a.person_id)::int from appointment a where a.organisation_id = o.id
                       and a.valid_from <= {today} and (a.valid_until is null or a.valid_until > {today})) as people
              from organisation o left join state s on s.code = o.state_code
              left join municipality m on m.state_code = o.state_code and m.code = o.municipality_code
             where o.kind <> 'system' and search_text(o.name) like {holds}
               and ({kind ?? ""} = '' or o.kind = {kind ?? ""})
               and search_text(o.name) || o.id::text > {after ?? ""}
             order by search_text(o.name) || o.id::text limit {most}
            """);
    }

    /// <summary>Where the page after this one begins.</summary>
    public static string After(FoundOrganisation last) => last.Sorted + last.Id;
}
