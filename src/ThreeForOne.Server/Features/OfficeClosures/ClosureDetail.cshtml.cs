using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.OfficeClosures;

/// <summary>One closure of the reader's office, to take it back before it begins.</summary>
public sealed class ClosureDetailPage(Database db, RemoveClosure remove) : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public OfficeClosureRow Row { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        var row = await db.Reading(Me, () => db.OfficeClosures.AsNoTracking().SingleOrDefaultAsync(
            c => c.Id == Id && c.OrganisationId == Me.Organisation && c.RemovedAt == null, Stop), Stop);
        if (row is null) return NotFound();
        Row = row;
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var done = await remove.Handle(Id, Why, Me, Stop);
        if (!done.IsRefusal) return Redirect("/office-closures?done=removed");
        Say(done.Refusal, nameof(Why));
        return await OnGet();
    }
}
