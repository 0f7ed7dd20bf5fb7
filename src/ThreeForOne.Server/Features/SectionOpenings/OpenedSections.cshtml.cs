using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.SectionOpenings;

/// <summary>A part that a club opened to this office.</summary>
public sealed record OpenedSection(
    Guid Id, Guid Project, string Title, string Club, string Code, string Note, string Status, DateTimeOffset OpenedAt);

/// <summary>What clubs ask the works office to write, the oldest first; and saying that a part is ready.</summary>
public sealed class OpenedSectionsPage(Database db) : SignedInPage
{
    private const int RowsMax = 100;

    [BindProperty]
    public Guid Opening { get; set; }

    public IReadOnlyList<OpenedSection> Rows { get; private set; } = [];

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPost([FromServices] SayReady say)
    {
        var said = await say.Handle(Opening, Me, Stop);
        if (!said.IsRefusal) return Redirect("/opened-sections");
        await Load();
        Say(said.Refusal);
        return Page();
    }

    private Task<bool> Load() => db.Reading(Me, async () =>
    {
        Rows = await (from o in db.SectionOpenings.AsNoTracking()
                      join p in db.Projects on o.ProjectId equals p.Id
                      join club in db.Organisations on p.ClubId equals club.Id
                      where o.OrganisationId == Me.Organisation && SectionOpening.Standing.Contains(o.Status)
                      orderby o.OpenedAt, o.Id
                      select new OpenedSection(o.Id, p.Id, p.Title, club.Name, o.Code, o.Note, o.Status, o.OpenedAt))
            .Take(RowsMax).ToListAsync(Stop);
        return true;
    }, Stop);
}
