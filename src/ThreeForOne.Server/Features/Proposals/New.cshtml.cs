using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Web;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>An edition that is receiving proposals, and until when.</summary>
public sealed record OpenEdition(Guid Id, Bilingual Name, DateTimeOffset Closes);

/// <summary>Where a club begins: which programme, and what the project is called.</summary>
public sealed class NewProposalPage(Database db, Packs packs, StartProposal start, TimeProvider clock) : SignedInPage
{
    private const int EarlierMax = 50;

    private string? copied;

    [BindProperty]
    public Guid? Edition { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    /// <summary>An earlier proposal of the club to begin with.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Copy { get; set; }

    /// <summary>The club's proposals that can be begun with, the newest first.</summary>
    public IReadOnlyList<FieldOption> Earlier { get; private set; } = [];

    public IReadOnlyList<OpenEdition> Editions { get; private set; } = [];

    /// <summary>Where nothing is received: why, of the edition that was or will be open nearest to now.</summary>
    public Refusal? Over { get; private set; }

    public async Task OnGet()
    {
        await Load();
        FormKey = NewFormKey(clock);
        if (Editions.Count == 1) Edition = Editions[0].Id;
        // A copy begins with the name of what it copies.
        Title = copied;
    }

    public async Task<IActionResult> OnPost()
    {
        var started = await start.Handle(Edition ?? Guid.Empty, Title, FormKey ?? "", Me, Stop, Copy);
        if (!started.IsRefusal) return Redirect($"/proposals/{started.Value}");
        Say(started.Refusal, started.Refusal switch
        {
            TitleMissing => nameof(Title),
            ProgrammeNotChosen => nameof(Edition),
            _ => "",
        });
        await Load();
        return Page();
    }

    private Task<bool> Load() => db.Reading(Me, async () =>
    {
        await LoadEditions(clock.GetUtcNow());
        var earlier = await db.Projects.AsNoTracking()
            .Where(p => p.ClubId == Me.Organisation && p.Title != "(borrado)")
            .OrderByDescending(p => p.Id).Take(EarlierMax)
            .Select(p => new { p.Id, p.Title, p.Folio, p.FiscalYear }).ToListAsync(Stop);
        copied = earlier.SingleOrDefault(p => p.Id == Copy)?.Title;
        Earlier =
        [
            .. earlier.Select(p =>
                new FieldOption(p.Id.ToString(), $"{p.Title} · {p.Folio ?? $"{p.FiscalYear}"}")),
        ];
        return true;
    }, Stop);

    private async Task LoadEditions(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        // A day of slack on both sides: the pack's zone decides below.
        var near = await db.Editions.AsNoTracking()
            .Where(e => e.OpensOn <= today.AddDays(1) && e.ClosesOn >= today.AddDays(-1))
            .OrderBy(e => e.ProgrammeId).ToListAsync(Stop);
        var open = new List<OpenEdition>();
        foreach (var edition in near)
        {
            var pack = await packs.Of(edition.RulePackId, Stop);
            if (Reception.Refuses(edition, pack, now) is null)
                open.Add(new(edition.Id, pack.Name, Reception.Closes(edition, pack)));
        }
        Editions = open;
        if (open.Count > 0) return;
        var next = await db.Editions.AsNoTracking().Where(e => e.OpensOn > today).OrderBy(e => e.OpensOn)
            .FirstOrDefaultAsync(Stop);
        var nearest = next
            ?? await db.Editions.AsNoTracking().OrderByDescending(e => e.ClosesOn).FirstOrDefaultAsync(Stop);
        if (nearest is not null)
            Over = StartProposal.Refuses(nearest, await packs.Of(nearest.RulePackId, Stop), now);
    }
}
