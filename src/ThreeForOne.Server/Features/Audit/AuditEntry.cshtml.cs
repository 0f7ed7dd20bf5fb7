using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Audit;

/// <summary>
/// One entry: its lines, who posted it and why, its record, its seal, and the documents of the same step.
/// </summary>
public sealed class AuditEntryPage(Database db) : SignedInPage
{
    private const int DocumentsMax = 50;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public TrailEntry Entry { get; private set; } = null!;

    public IReadOnlyList<TrailLine> Lines { get; private set; } = [];

    public byte[] Canon { get; private set; } = [];

    public string Record => Encoding.UTF8.GetString(Canon);

    public Seal? Seal { get; private set; }

    public Guid? Reverses { get; private set; }

    public Guid? ReversedBy { get; private set; }

    public string? Folio { get; private set; }

    public IReadOnlyList<TrailDocument> Documents { get; private set; } = [];

    public async Task<IActionResult> OnGet() => await db.Reading(Me, Read, Stop) ? Page() : NotFound();

    private async Task<bool> Read()
    {
        if (await Trail.Entries(db, db.JournalEntries.Where(e => e.Id == Id), 1, Stop) is not [var entry]) return false;
        Entry = entry;
        Lines = [.. (await Trail.Lines(db, [Id], Stop))[Id]];
        var more = await db.JournalEntries.AsNoTracking().Where(e => e.Id == Id).Select(e => new
        {
            e.Canon,
            e.Reverses,
            ReversedBy = db.JournalEntries.Where(r => r.Reverses == Id).Select(r => (Guid?)r.Id).FirstOrDefault(),
            Folio = db.Projects.Where(p => p.Id == e.ProjectId).Select(p => p.Folio).FirstOrDefault(),
        }).SingleAsync(Stop);
        (Canon, Reverses, ReversedBy, Folio) = (more.Canon, more.Reverses, more.ReversedBy, more.Folio);
        Seal = await db.Seals.AsNoTracking().SingleOrDefaultAsync(s => s.ItemKind == "J" && s.ItemId == Id, Stop);

        // A step reads the clock once, so what it issued carries the entry's very instant.
        var sameStep = db.Documents.Where(d => d.ProjectId == entry.ProjectId && d.IssuedAt == entry.RecordedAt);
        Documents = await Trail.Documents(db, sameStep, DocumentsMax, Stop);
        return true;
    }
}
