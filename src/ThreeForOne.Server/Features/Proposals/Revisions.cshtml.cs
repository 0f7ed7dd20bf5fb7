using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>One saving of a section and what it changed.</summary>
public sealed record RevisionChange(Revision Revision, IReadOnlyList<AnswerChange> Changes);

/// <summary>A section's savings, the latest first: who, when, and each part before and after.</summary>
public sealed class RevisionsPage(Database db, ReadProposal proposals, ReadRevisions revisions, Texts text)
    : ProposalPage(db, proposals, text)
{
    private const int RowsMax = 20;

    [BindProperty(SupportsGet = true)]
    public string Section { get; set; } = "";

    /// <summary>Where the page above ended.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Before { get; set; }

    public IReadOnlyList<RevisionChange> Rows { get; private set; } = [];

    public int? Older { get; private set; }

    public AnswerWords Words { get; private set; } = null!;

    public async Task<IActionResult> OnGet() =>
        ProposalProgress.Sections.Contains(Section) && await Load() ? Page() : NotFound();

    protected override async Task LoadMore(ProposalDraft draft)
    {
        // The first is what stood there before anybody saved: the beginning, not a change.
        var found = await revisions.Of(Id, Section, Before, RowsMax + 1, Stop);
        Rows =
        [
            .. found.Zip(found.Skip(1)).Select(both => new RevisionChange(
                both.First, SectionChanges.Between(both.Second.Answers, both.First.Answers))),
        ];
        Older = found.Count > RowsMax && found[^1].Version > 1 ? found[^2].Version : null;
        Words = new(draft, await revisions.Municipalities(draft.Project.StateCode, Stop), T);
    }
}
