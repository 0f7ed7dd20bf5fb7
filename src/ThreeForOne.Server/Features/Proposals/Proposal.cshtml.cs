using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Web;
using ThreeForOne.Server.Web.Components;
using PartyMoney = ThreeForOne.Server.Web.Components.PartyMoney;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>The proposal as a list of parts: what is done, what is missing, its money in four parts.</summary>
public sealed class ProposalTaskListPage(Database db, ReadProposal proposals, Texts text)
    : ProposalPage(db, proposals, text)
{
    /// <summary>What the delegation asked for last, while the club corrects.</summary>
    public IReadOnlyList<string> Asked { get; private set; } = [];

    public DateTimeOffset? AskedUntil { get; private set; }

    /// <summary>How that day was counted.</summary>
    public string? Counted { get; private set; }

    /// <summary>How many parts stand open to the works office.</summary>
    public int StandingOpen { get; private set; }

    /// <summary>The proposal that this one was begun with; null when it is no copy.</summary>
    public CopiedFrom? Copied { get; private set; }

    public TaskList List { get; private set; } = new([]);

    public FourPartyBar? Bar { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (!await Load()) return NotFound();
        if (!Draft.IsOpen) return Redirect($"/proposals/{Id}/confirmation");

        var missing = ProposalProgress.Missing(Draft);
        List = new(
            [
                .. ProposalProgress.Sections.Select(code => new TaskListItem(
                    T[ProposalProgress.NameOf(code)],
                    Opens(code) ? $"/proposals/{Id}/{code}" : null,
                    Status(code, missing))),
                new TaskListItem(
                    T["Revisar y enviar", "Check and submit"],
                    missing.Count == 0 ? $"/proposals/{Id}/review" : null,
                    missing.Count == 0 ? SectionStatus.NotStarted : SectionStatus.NotYetAvailable),
            ],
            [.. missing.Select(m => T[m.What])]);
        Bar = ProposalBar.Of(Draft, T);
        return Page();
    }

    protected override async Task LoadMore(ProposalDraft draft)
    {
        StandingOpen = await Db.SectionOpenings.CountAsync(
            o => o.ProjectId == Id && SectionOpening.Standing.Contains(o.Status), Stop);
        Copied = await CopiedFrom.Of(Db, Id, Stop);
        if (draft.Project.State != "PREVENCION") return;
        var items = await Db.MissingItems.AsNoTracking()
            .Where(i => i.ProjectId == Id && i.AskedAt == Db.MissingItems
                .Where(l => l.ProjectId == Id).Max(l => l.AskedAt))
            .OrderBy(i => i.Ordinal).ToListAsync(Stop);
        Asked = [.. items.Select(i => i.Item)];
        // The step's own day: an office that closes may have prolonged it since it was asked.
        var cure = await Db.Tasks.AsNoTracking()
            .Where(t => t.ProjectId == Id && t.ElementId == "cure" && t.Status == "open")
            .Select(t => new { t.DueAt, t.Counted }).FirstOrDefaultAsync(Stop);
        (AskedUntil, Counted) = (cure?.DueAt, cure?.Counted);
    }

    // Which documents are asked depends on the type; what is contributed, on the budget.
    private bool Opens(string code) => code switch
    {
        ProposalProgress.Contributions => Draft.Type is not null
            && (Draft.Project.CostCentavos > 0 || Draft.Pack.Base == MatchingBase.Deposit),
        ProposalProgress.Documents => Draft.Type is not null,
        _ => true,
    };

    private bool IsUnread(string code) => Copied is not null && CopyEarlier.IsUnread(Draft.Section(code));

    private SectionStatus Status(string code, IReadOnlyList<MissingPart> missing) =>
        !Opens(code) ? SectionStatus.NotYetAvailable
        : missing.All(m => m.Section != code) ? IsUnread(code) ? SectionStatus.Copied : SectionStatus.Complete
        : Draft.Section(code).Version > 1 ? SectionStatus.InProgress
        : SectionStatus.NotStarted;
}

/// <summary>The proposal's money in its parts, as it stands now.</summary>
public static class ProposalBar
{
    /// <summary>Null before there is anything to share out.</summary>
    public static FourPartyBar? Of(ProposalDraft draft, Texts t) =>
        draft.Plan is { } plan && plan.TryGet(out var known, out _) ? Of(known, t) : null;

    public static FourPartyBar Of(ContributionPlan plan, Texts t)
    {
        var none = Money.Mxn(0);
        return new(
            [.. plan.Match.Shares.Where(s => !s.Optional || s.Share.Minor > 0)
                .Select(s => new PartyMoney(s.Party, none, none, s.Share, s.Gap))],
            t["Su proyecto en cuatro partes", "Your project in four parts"], Planned: true);
    }
}
