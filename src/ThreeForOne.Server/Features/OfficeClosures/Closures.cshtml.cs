using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Exports;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.OfficeClosures;

/// <summary>The days on which the reader's office is closed, the latest first, and a form to add some.</summary>
public sealed class ClosuresPage(Database db, AddClosure add, TimeProvider clock) : ListPage<OfficeClosureRow>
{
    public const int RowsMax = 50;

    [BindProperty]
    public DateParts First { get; set; } = new();

    [BindProperty]
    public DateParts Last { get; set; } = new();

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public IReadOnlyList<OfficeClosureRow> Lines { get; private set; } = [];

    public DateOnly Today => MexicoCity.Day(clock.GetUtcNow());

    public async Task OnGet() =>
        Lines = await db.Reading(Me, () => Closures().Take(RowsMax).ToListAsync(Stop), Stop);

    /// <summary>Taken back, ahead, under way or past.</summary>
    public Bilingual StandingOf(OfficeClosureRow line) =>
        line.RemovedWhy is { } why ? new($"Se quitó: {why}", $"Taken back: {why}")
        : line.FirstDay > Today ? new("Todavía no empieza", "Not begun yet")
        : line.LastDay >= Today ? new("Cerrada ahora", "Closed now")
        : new("Ya pasó", "Past");

    protected override ListFile<OfficeClosureRow> AsFile(Texts text) =>
        new ListFile<OfficeClosureRow>(text["dias-de-cierre", "closed-days"], text)
            .Text(new("Motivo", "Reason"), line => line.Reason)
            .Day(new("Del", "From"), line => line.FirstDay)
            .Day(new("Al", "To"), line => line.LastDay)
            .Text(new("Situación", "Standing"), line => text[StandingOf(line)]);

    protected override IAsyncEnumerable<OfficeClosureRow> AllRows() => Closures().AsAsyncEnumerable();

    private IQueryable<OfficeClosureRow> Closures() => db.OfficeClosures.AsNoTracking()
        .Where(c => c.OrganisationId == Me.Organisation)
        .OrderByDescending(c => c.FirstDay).ThenByDescending(c => c.Id);

    public async Task<IActionResult> OnPost()
    {
        var first = Day(nameof(First), First);
        var last = Day(nameof(Last), Last);
        if (ModelState.IsValid)
        {
            var done = await add.Handle(first, last, Reason, Me, Stop);
            if (!done.IsRefusal) return Redirect("/office-closures?done=added");
            Say(done.Refusal, done.Refusal switch
            {
                ClosureLengthWrong => nameof(Last),
                ClosureReasonMissing or TextTooLong => nameof(Reason),
                _ => nameof(First),
            });
        }
        await OnGet();
        return Page();
    }

    private DateOnly Day(string field, DateParts typed)
    {
        if (typed.Read().TryGet(out var day, out var refusal)) return day;
        Say(refusal, field);
        return default;
    }
}
