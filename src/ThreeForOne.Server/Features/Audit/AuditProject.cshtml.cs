using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Web;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Audit;

/// <summary>
/// One project's trail. Each figure of the two books is a link to the entries that make it up; each entry leads to the
/// document that tells of it and to who made it.
/// </summary>
public sealed class AuditProjectPage(Database db) : SignedInPage
{
    private const int EntriesMax = 100;
    private const int DocumentsMax = 500;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? On { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Known { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? After { get; set; }

    public Project Project { get; private set; } = null!;

    public string Club { get; private set; } = "";

    public IReadOnlyList<TrailFigure> Figures { get; private set; } = [];

    public IReadOnlyList<TrailEntry> Entries { get; private set; } = [];

    public ILookup<Guid, TrailLine> Lines { get; private set; } = Array.Empty<TrailLine>().ToLookup(l => l.EntryId);

    public IReadOnlyList<TrailDocument> Documents { get; private set; } = [];

    public AsKnown Dates { get; private set; } = AsKnown.Now;

    public AsKnownForm Form => new(Dates, On, Known, $"/audit/projects/{Id}");

    public string? NextHref => Entries.Count < EntriesMax ? null
        : $"/audit/projects/{Id}?after={Entries[^1].Seq}#entries";

    public async Task<IActionResult> OnGet()
    {
        var dates = AsKnown.Read(On, Known);
        if (dates.TryGet(out var chosen, out var refusal)) Dates = chosen;
        else Say(refusal, AsKnown.Read(On, null).IsRefusal ? "on" : "known");
        return await db.Reading(Me, Read, Stop) ? Page() : NotFound();
    }

    private async Task<bool> Read()
    {
        if (await db.Projects.AsNoTracking()
            .SingleOrDefaultAsync(p => p.Id == Id && p.Folio != null, Stop) is not { } project) return false;
        Project = project;
        Club = await db.Organisations.Where(o => o.Id == project.ClubId).Select(o => o.Name).SingleAsync(Stop);
        Figures = await ReadFigures();
        var wanted = db.JournalEntries.Where(e => e.ProjectId == Id && (After == null || e.Seq > After));
        Entries = await Trail.Entries(db, wanted, EntriesMax, Stop);
        Lines = await Trail.Lines(db, [.. Entries.Select(e => e.Id)], Stop);
        Documents = await Trail.Documents(db, db.Documents.Where(d => d.ProjectId == Id), DocumentsMax, Stop);
        return true;
    }

    private async Task<IReadOnlyList<TrailFigure>> ReadFigures()
    {
        var shares = await db.ProjectShares.AsNoTracking().Where(s => s.ProjectId == Id).ToListAsync(Stop);
        var balances = await KnownBooks.Balances(db, shares.Select(s => s.Id), Dates, Stop);
        var accounts = await db.AccountCodes.AsNoTracking().OrderBy(a => a.Book).ThenBy(a => a.Code).ToListAsync(Stop);
        return
        [
            .. from a in accounts
               from s in shares
               from b in balances[s.Id]
               where b.Key == a.Code
               select new TrailFigure(s.Id, s.Party, a.Book, a.Code, a.NameEs, a.NameEn, b.Value),
        ];
    }
}
