using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Clubs;

/// <summary>
/// Finds clubs that may be the same as one: its number, or a like name from one of its municipalities.
/// </summary>
public sealed class FindClubs(Database db)
{
    private const int FoundMax = 5;

    /// <summary>Their names, at most five; within the transaction that is under way.</summary>
    public async Task<IReadOnlyList<string>> Like(
        Guid club, string name, string? number, IReadOnlyList<(string State, string Town)> places,
        CancellationToken stop)
    {
        var towns = places.Select(p => p.State + p.Town).ToArray();
        var rows = await db.Database.SqlQuery<Row>(
            $"""
            select o.name, c.registration_number as number
              from club c join organisation o on o.id = c.id
             where c.id <> {club} and (upper(c.registration_number) = upper({number ?? ""})
                or c.id in (select t.club_id from club_town t where t.state_code || t.municipality_code = any ({towns}))
                or search_text(o.name) = search_text({name}))
             order by o.name
            """).ToListAsync(stop);
        return [.. rows.Where(r => IsNumber(r.Number, number) || ClubNames.AreAlike(r.Name, name))
            .Take(FoundMax).Select(r => r.Name)];
    }

    private static bool IsNumber(string one, string? other) =>
        string.Equals(one, other?.Trim(), StringComparison.OrdinalIgnoreCase);

    private sealed record Row(string Name, string Number);
}
