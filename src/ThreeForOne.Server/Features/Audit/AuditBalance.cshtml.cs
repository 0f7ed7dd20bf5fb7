using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Web;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Audit;

/// <summary>Whose figure it is: an envelope's or a project share's.</summary>
public sealed record FigureOwner(string Party, string Title, string Href);

/// <summary>
/// One figure of the books, of any date: the entries that make it with a running total, and of each its documents and
/// who decided it, in which role and why.
/// </summary>
public sealed class AuditBalancePage(Database db) : SignedInPage
{
    private const int EntriesMax = 100;

    [BindProperty(SupportsGet = true)]
    public Guid Scope { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Account { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? On { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Known { get; set; }

    /// <summary>The last entry of the page before: its effective date and number.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public BookFigure Figure { get; private set; } = null!;

    public FigureOwner Owner { get; private set; } = null!;

    public AsKnown Dates { get; private set; } = AsKnown.Now;

    public KnownSum Sum { get; private set; } = new(0, 0);

    public IReadOnlyList<KnownEntry> Entries { get; private set; } = [];

    public ILookup<Guid, TrailDocument> Documents { get; private set; } =
        Array.Empty<TrailDocument>().ToLookup(_ => Guid.Empty);

    public string Address => Figure.Href(Scope);

    public AsKnownForm Form => new(Dates, On, Known, Address);

    public string? NextHref => Entries.Count < EntriesMax ? null
        : QueryWith(string.Create(CultureInfo.InvariantCulture,
            $"after={Entries[^1].EffectiveOn:yyyy-MM-dd}_{Entries[^1].Seq}"));

    public async Task<IActionResult> OnGet()
    {
        if (BookFigure.Of(Account) is not { } figure) return NotFound();
        Figure = figure;
        var dates = AsKnown.Read(On, Known);
        if (dates.TryGet(out var chosen, out var refusal)) Dates = chosen;
        else Say(refusal, AsKnown.Read(On, null).IsRefusal ? "on" : "known");
        return await db.Reading(Me, Read, Stop) ? Page() : NotFound();
    }

    private async Task<bool> Read()
    {
        if (await OwnerOf() is not { } owner) return false;
        Owner = owner;
        Sum = await KnownBooks.Sum(db, Scope, Figure, Dates, Stop);
        Entries = await KnownBooks.Entries(db, Scope, Figure, Dates, AfterEntry, EntriesMax, Stop);
        Documents = await KnownBooks.Documents(db, Entries, Stop);
        return true;
    }

    private async Task<FigureOwner?> OwnerOf()
    {
        var share = await (
            from s in db.ProjectShares.AsNoTracking()
            join p in db.Projects on s.ProjectId equals p.Id
            where s.Id == Scope && p.Folio != null
            select new FigureOwner(s.Party, p.Folio + " · " + p.Title, "/audit/projects/" + p.Id))
            .SingleOrDefaultAsync(Stop);
        return share ?? await (
            from b in db.BudgetLines.AsNoTracking()
            join e in db.Editions on b.EditionId equals e.Id
            join s in db.States on e.StateCode equals s.Code
            join p in db.Programmes on e.ProgrammeId equals p.Id
            where b.Id == Scope
            select new FigureOwner(
                b.Party, p.NameEs + " · " + s.Name + " " + e.FiscalYear, "/audit/editions/" + e.Id))
            .SingleOrDefaultAsync(Stop);
    }

    private (DateOnly, long)? AfterEntry => After?.Split('_') is [var day, var seq]
        && DateOnly.TryParseExact(day, "yyyy-MM-dd", out var on)
        && long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (on, number) : null;

    private string QueryWith(string more) =>
        Address + (Dates.Query.Length == 0 ? "?" : Dates.Query + "&") + more;
}
