using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.Proposals;
using ThreeForOne.Server.Web;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.SectionOpenings;

/// <summary>A part that the club opened, and to whom.</summary>
public sealed record OpeningRow(
    Guid Id, string Code, string Office, string Note, string Status, DateTimeOffset OpenedAt,
    DateTimeOffset? SettledAt, string Reason);

/// <summary>
/// What of a proposal stands open to the works office, for its club; opening it, confirming it, taking it back.
/// </summary>
public sealed class OpeningsPage(Database db, ReadProposal proposals, OpenSection open, Texts text)
    : ProposalPage(db, proposals, text)
{
    [BindProperty]
    public string? Section { get; set; }

    [BindProperty]
    public Guid Office { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public Guid Opening { get; set; }

    [BindProperty]
    public bool Confirm { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<OpeningRow> Standing { get; private set; } = [];

    public IReadOnlyList<OpeningRow> Settled { get; private set; } = [];

    public IReadOnlyList<FieldOption> Offices { get; private set; } = [];

    /// <summary>The parts that can still be opened.</summary>
    public IEnumerable<FieldOption> Sections => OpenSection.Sections
        .Where(s => Standing.All(o => o.Code != s)).Select(s => new FieldOption(s, T[ProposalProgress.NameOf(s)]));

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        var opened = await open.Handle(Id, Section, Office, Note, Me, Stop);
        return opened.IsRefusal ? await Again(opened.Refusal, opened.Refusal switch
        {
            SectionNotOpenable or SectionIsOpen => nameof(Section),
            OfficeNotOfTown or TownMissing => nameof(Office),
            TextTooLong => nameof(Note),
            _ => "",
        }) : Redirect($"/proposals/{Id}/openings");
    }

    public async Task<IActionResult> OnPostSettle([FromServices] SettleOpening settle)
    {
        var settled = await settle.Handle(Opening, Confirm, Reason, Me, Stop);
        return settled.IsRefusal
            ? await Again(settled.Refusal, settled.Refusal is ReasonMissing or TextTooLong ? nameof(Reason) : "")
            : Redirect($"/proposals/{Id}/openings");
    }

    protected override async Task LoadMore(ProposalDraft draft)
    {
        var rows = await (from o in Db.SectionOpenings.AsNoTracking()
                          join office in Db.Organisations on o.OrganisationId equals office.Id
                          where o.ProjectId == Id
                          orderby o.OpenedAt
                          select new OpeningRow(o.Id, o.Code, office.Name, o.Note, o.Status, o.OpenedAt, o.SettledAt,
                              o.Reason)).ToListAsync(Stop);
        Standing = [.. rows.Where(r => SectionOpening.Standing.Contains(r.Status))];
        Settled = [.. rows.Where(r => !SectionOpening.Standing.Contains(r.Status)).Reverse()];
        Offices = draft.Project.MunicipalityCode is null ? [] : await open.OfTown(draft.Project)
            .Select(o => new FieldOption(o.Id.ToString(), o.Name, null)).ToListAsync(Stop);
    }

    private async Task<IActionResult> Again(Refusal refusal, string field)
    {
        if (!await Load()) return NotFound();
        Say(refusal, field);
        return Page();
    }
}
