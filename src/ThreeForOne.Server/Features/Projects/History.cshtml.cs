using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Projects;

/// <summary>An event of the trail; the person's name is read from its erasable row.</summary>
public sealed record HistoryEvent(
    long Seq, string Code, DateTimeOffset At, string Person, string Office, string Reason);

/// <summary>Everything that happened on a project, newest first.</summary>
public sealed class HistoryPage(Database db) : ProjectPage
{
    private const int PageMax = 100;

    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    public IReadOnlyList<HistoryEvent> Events { get; private set; } = [];

    public long? Next => Events.Count == PageMax ? Events[^1].Seq : null;

    public async Task<IActionResult> OnGet() => await Load(async () => Events = await db.AuditEvents.AsNoTracking()
        .Where(e => e.ProjectId == Id && e.Code != EventLabels.PdfStored && (Before == null || e.Seq < Before))
        .OrderByDescending(e => e.Seq).Take(PageMax)
        .Select(e => new HistoryEvent(e.Seq, e.Code, e.RecordedAt, db.People.First(p => p.Id == e.PersonId).Name,
            Database.NameAt(e.OrganisationId, e.RecordedAt), e.Reason)).ToListAsync(Stop)) ? Page() : NotFound();
}
