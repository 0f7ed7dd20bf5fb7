using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Projects;

/// <summary>What somebody looks for; empty words and an empty state find everything.</summary>
public sealed record ProjectQuery(string? Words, string? State, Guid? Before)
{
    private const int WordsMax = 80;

    public string Text { get; } = Words?.Trim() switch
    {
        null => "",
        { Length: > WordsMax } longer => PlainText.Begin(longer, WordsMax),
        var words => words,
    };

    public string Of { get; } = StateLabels.All.Contains(State ?? "") ? State! : "";

    /// <summary>The page after this one, at an address.</summary>
    public string After(string at, Guid last) => $"{at}?q={Uri.EscapeDataString(Text)}&state={Of}&before={last}";
}

/// <summary>A project that was found; centavos of MXN.</summary>
public sealed record FoundProject(
    Guid Id, string Folio, string Title, string Club, string Locality, string Municipality, string State, int Year,
    long Cost)
{
    public string Place => string.Join(", ", new[] { Locality, Municipality }.Where(p => p.Length > 0));
}

/// <summary>Finds submitted projects by folio, town, municipality or club, and by state; newest first.</summary>
public sealed class FindProjects(Database db)
{
    public const int PageMax = 50;

    /// <summary>
    /// One more than a page, if there is more; row-level security holds back what the reader may not see.
    /// </summary>
    public Task<List<FoundProject>> Handle(ProjectQuery query, Actor who, CancellationToken stop)
    {
        var (text, state, before) = (query.Text, query.Of, query.Before ?? Guid.AllBitsSet);
        var (begins, holds) = (SearchText.Begins(text), SearchText.Holds(text));
        var folio = begins.ToUpperInvariant();
        return db.Reading(who, () => db.Database.SqlQuery<FoundProject>(
            $"""
            select p.id, p.folio, p.title, o.name as club, p.locality_name as locality,
                   coalesce(m.name, '') as municipality, p.state, p.fiscal_year as year, p.cost_centavos as cost
              from project p join organisation o on o.id = p.club_id
              left join municipality m on m.state_code = p.state_code and m.code = p.municipality_code
             where p.folio is not null and p.id < {before} and ({state} = '' or p.state = {state})
               and ({text} = '' or p.folio like {folio} or search_text(p.locality_name) like {begins}
                    or (p.state_code, p.municipality_code) in
                       (select state_code, code from municipality where search_text(name) like {begins})
                    or p.club_id in
                       (select id from organisation where kind = 'club' and search_text(name) like {holds}))
             order by p.id desc limit {PageMax + 1}
            """).ToListAsync(stop), stop);
    }
}
