using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Web;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Audit;

/// <summary>A project that was found; centavos of MXN.</summary>
public sealed record FoundProject(
    Guid Id, string Folio, string Title, string Club, string Locality, string Municipality, string State, int Year,
    long Cost)
{
    public string Place => string.Join(", ", new[] { Locality, Municipality }.Where(p => p.Length > 0));
}

/// <summary>Finds submitted projects by folio, town, municipality or club, and by state; newest first.</summary>
public sealed class SearchPage(Database db) : SignedInPage
{
    private const int PageMax = 50;
    private const int QueryMax = 80;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Before { get; set; }

    public IReadOnlyList<FoundProject> Projects { get; private set; } = [];

    public string? NextHref { get; private set; }

    public IReadOnlyList<FieldOption> StateOptions(Texts text) =>
    [
        new("", text["Cualquiera", "Any"]),
        .. StateLabels.All.Where(s => s is not "BORRADOR" and not "SUSPENDIDA")
        .Select(s => new FieldOption(s, text[StateLabels.Of(s)])),
    ];

    public async Task OnGet()
    {
        Q = PlainText.Begin((Q ?? "").Trim(), QueryMax);
        State = StateLabels.All.Contains(State ?? "") ? State : "";
        var found = await Find();
        Projects = [.. found.Take(PageMax)];
        if (found.Count > PageMax)
            NextHref = $"/audit?q={Uri.EscapeDataString(Q)}&state={State}&before={Projects[^1].Id}";
    }

    private Task<List<FoundProject>> Find()
    {
        var (begins, holds, folio) =
            (SearchText.Begins(Q!), SearchText.Holds(Q!), SearchText.Begins(Q!).ToUpperInvariant());
        var before = Before ?? Guid.AllBitsSet;
        return db.Reading(Me, () => db.Database.SqlQuery<FoundProject>(
            $"""
            select p.id, p.folio, p.title, o.name as club, p.locality_name as locality, coalesce(m.name, '') as municipality, p.state,
                   p.fiscal_year as year, p.cost_centavos as cost
              from project p join organisation o on o.id = p.club_id
              left join municipality m on m.state_code = p.state_code and m.code = p.municipality_code
             where p.folio is not null and p.id < {before} and ({State} = '' or p.state = {State})
               and ({Q} = '' or p.folio like {folio} or search_text(p.locality_name) like {begins}
                    or (p.state_code, p.municipality_code) in (select state_code, code from municipality where search_text(name) like {begins})
                    or p.club_id in (select id from organisation where kind = 'club' and search_text(name) like {holds}))
             order by p.id desc limit {PageMax + 1}
            """).ToListAsync(Stop), Stop);
    }
}
