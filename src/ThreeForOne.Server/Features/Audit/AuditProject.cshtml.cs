using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Web;

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

    /// <summary>Only the entries of one account.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Account { get; set; }

    /// <summary>And of one party's share.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Scope { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? After { get; set; }

    public Project Project { get; private set; } = null!;

    public string Club { get; private set; } = "";

    public IReadOnlyList<TrailFigure> Figures { get; private set; } = [];

    public IReadOnlyList<TrailEntry> Entries { get; private set; } = [];

    public ILookup<Guid, TrailLine> Lines { get; private set; } = Array.Empty<TrailLine>().ToLookup(l => l.EntryId);

    public IReadOnlyList<TrailDocument> Documents { get; private set; } = [];

    public bool IsFiltered => Account is { Length: > 0 };

    public string? NextHref => Entries.Count < EntriesMax ? null
        : $"/audit/projects/{Id}?account={Uri.EscapeDataString(Account ?? "")}&scope={Scope}"
            + $"&after={Entries[^1].Seq}#entries";

    public async Task<IActionResult> OnGet() => await db.Reading(Me, Read, Stop) ? Page() : NotFound();

    private async Task<bool> Read()
    {
        if (await db.Projects.AsNoTracking()
            .SingleOrDefaultAsync(p => p.Id == Id && p.Folio != null, Stop) is not { } project) return false;
        Project = project;
        Club = await db.Organisations.Where(o => o.Id == project.ClubId).Select(o => o.Name).SingleAsync(Stop);
        Figures = await (
            from s in db.ProjectShares.AsNoTracking()
            join b in db.Balances on s.Id equals b.ScopeId
            join a in db.AccountCodes on b.Account equals a.Code
            where s.ProjectId == Id
            orderby a.Book, a.Code
            select new TrailFigure(s.Id, s.Party, a.Book, a.Code, a.NameEs, a.NameEn, b.Centavos)).ToListAsync(Stop);
        var wanted = db.JournalEntries.Where(e => e.ProjectId == Id && (After == null || e.Seq > After));
        if (IsFiltered)
            wanted = wanted.Where(
                e => db.JournalLines.Any(
                    l => l.EntryId == e.Id && l.Account == Account && (Scope == null || l.ScopeId == Scope)));
        Entries = await Trail.Entries(db, wanted, EntriesMax, Stop);
        Lines = await Trail.Lines(db, [.. Entries.Select(e => e.Id)], Stop);
        Documents = await Trail.Documents(db, db.Documents.Where(d => d.ProjectId == Id), DocumentsMax, Stop);
        return true;
    }
}
