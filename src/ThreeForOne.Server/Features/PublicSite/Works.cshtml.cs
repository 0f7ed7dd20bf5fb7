using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.PublicSite;

/// <summary>A work as everybody may see it: where, what, how much of whom; never a person. Centavos of MXN.</summary>
public sealed record PublicWork(
    Guid Id, string Folio, string Title, string Locality, string Municipality, string State, int Year, int? People,
    long Club, long Municipal, long StateShare, long Federal)
{
    public string Place => string.Join(", ", new[] { Locality, Municipality }.Where(p => p.Length > 0));

    /// <summary>What each party agreed to put in; an absent party is left out.</summary>
    public FourPartyBar Bar(Texts text) => new(
        [.. new[] { ("club", Club), ("municipal", Municipal), ("state", StateShare), ("federal", Federal) }
            .Where(share => share.Item2 > 0)
            .Select(share => new PartyMoney(
                share.Item1, Money.Mxn(0), Money.Mxn(share.Item2), Money.Mxn(0), Money.Mxn(0)))],
        text["Lo que pone cada parte", "What each party puts in"], WithTable: false);
}

/// <summary>Works with a signed agreement, newest first, found by the town or municipality they are in.</summary>
[AllowAnonymous]
public sealed class WorksPage(Database db) : PageModel
{
    private const int PageMax = 25;
    private const int QueryMax = 80;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Before { get; set; }

    public IReadOnlyList<PublicWork> Works { get; private set; } = [];

    public string? NextHref { get; private set; }

    public async Task OnGet(CancellationToken stop)
    {
        Q = PlainText.Begin((Q ?? "").Trim(), QueryMax);
        var begins = SearchText.Begins(Q);
        var agreed = EditionInvestment.Agreed.ToArray();
        var before = Before ?? Guid.AllBitsSet;
        var found = await db.ReadingAsPublic("", () => db.Database.SqlQuery<PublicWork>(
            $"""
            select p.id, p.folio, p.title, p.locality_name as locality, coalesce(m.name, '') as municipality, p.state, p.fiscal_year as year,
                   p.people_helped as people, coalesce(s.club, 0) as club, coalesce(s.municipal, 0) as municipal,
                   coalesce(s.state, 0) as state_share, coalesce(s.federal, 0) as federal
              from (select id, folio, title, locality_name, state, state_code, municipality_code, fiscal_year, people_helped from project
                     where folio is not null and state = any ({agreed}) and id < {before}
                       and ({Q} = '' or search_text(locality_name) like {begins} or (state_code, municipality_code) in (
                            select state_code, code from municipality where search_text(name) like {begins}))
                     order by id desc limit {PageMax + 1}) p
              left join municipality m on m.state_code = p.state_code and m.code = p.municipality_code
              left join lateral (select sum(agreed_centavos) filter (where party = 'club')::bigint club,
                                        sum(agreed_centavos) filter (where party = 'municipal')::bigint municipal,
                                        sum(agreed_centavos) filter (where party = 'state')::bigint state,
                                        sum(agreed_centavos) filter (where party = 'federal')::bigint federal
                                   from project_share where project_id = p.id) s on true
             order by p.id desc
            """).ToListAsync(stop), stop);
        Works = [.. found.Take(PageMax)];
        if (found.Count > PageMax) NextHref = $"/works?q={Uri.EscapeDataString(Q)}&before={Works[^1].Id}";
    }
}
