using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Web;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Audit;

/// <summary>All envelopes of an edition by moment, of any date; each figure leads to its entries.</summary>
public sealed class AuditEditionPage(Database db, Texts text) : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? On { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Known { get; set; }

    public string Title { get; private set; } = "";

    public AsKnown Dates { get; private set; } = AsKnown.Now;

    public IReadOnlyList<MoneyRow> Rows { get; private set; } = [];

    public AsKnownForm Form => new(Dates, On, Known, $"/audit/editions/{Id}");

    public async Task<IActionResult> OnGet()
    {
        var dates = AsKnown.Read(On, Known);
        if (dates.TryGet(out var chosen, out var refusal)) Dates = chosen;
        else Say(refusal, AsKnown.Read(On, null).IsRefusal ? "on" : "known");
        return await db.Reading(Me, Read, Stop) ? Page() : NotFound();
    }

    private async Task<bool> Read()
    {
        var edition = await (
            from e in db.Editions.AsNoTracking()
            join s in db.States on e.StateCode equals s.Code
            join p in db.Programmes on e.ProgrammeId equals p.Id
            where e.Id == Id
            select new { p.NameEs, p.NameEn, State = s.Name, e.FiscalYear }).SingleOrDefaultAsync(Stop);
        if (edition is null) return false;
        Title = $"{text[edition.NameEs, edition.NameEn]}, {edition.State} {edition.FiscalYear}";
        var lines = await db.BudgetLines.AsNoTracking().Where(l => l.EditionId == Id).ToListAsync(Stop);
        var balances = await KnownBooks.Balances(db, lines.Select(l => l.Id), Dates, Stop);
        Rows =
        [
            .. lines.OrderBy(l => PartyLabels.Rank(l.Party)).ThenBy(l => l.Id)
                .Select(l => Row(l, new Dictionary<string, long>(balances[l.Id]))),
        ];
        return true;
    }

    private MoneyRow Row(BudgetLine line, Dictionary<string, long> balances) => new(
        text[PartyLabels.Of(line.Party)], [.. BookFigure.OfLine.Select(f => (Money?)f.Of(balances))],
        Party: line.Party, AmountHrefs: [.. BookFigure.OfLine.Select(f => f.Href(line.Id, Dates.Query))]);
}
