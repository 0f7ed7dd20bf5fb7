using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>
/// The third section: the lines of the budget. Lines are added and removed with or without JavaScript.
/// </summary>
public sealed class BudgetPage(SectionParts parts, SaveBudget save) : SectionPage(parts)
{
    private const int BlankLines = 3;

    [BindProperty]
    public List<BudgetFormLine> Lines { get; set; } = [];

    public override string Section => ProposalProgress.Budget;

    /// <summary>What the lines that can be read add up to.</summary>
    public Int128 Total { get; private set; }

    private IReadOnlyList<BudgetEntry> entries = [];

    /// <summary>The total of what is typed, while it is typed. Nothing is saved.</summary>
    public async Task<IActionResult> OnPostTotal()
    {
        if (!await Load()) return NotFound();
        Read();
        ModelState.Clear();
        return Partial("/Features/Proposals/_BudgetTotal.cshtml", this);
    }

    /// <summary>Another blank line, or one line less: the form is shown again as typed, and not saved yet.</summary>
    public async Task<IActionResult> OnPostLines(int? remove)
    {
        if (!await Load()) return NotFound();
        if (remove is { } at && at >= 0 && at < Lines.Count) Lines.RemoveAt(at);
        if (remove is null && Lines.Count < SaveBudget.LinesMax) Lines.Add(new());
        if (Lines.Count == 0) Lines.Add(new());
        Read();
        ModelState.Clear();   // positions have shifted: the list itself is what was typed
        return Page();
    }

    /// <summary>The same for whoever has no JavaScript: the whole page, with what can be read added up.</summary>
    public async Task<IActionResult> OnPostUpdate()
    {
        if (!await Load()) return NotFound();
        return Read() ? Page() : Unreadable();
    }

    public override SectionAnswers Typed => SectionAnswers.Of(Lines);

    protected override void Fill(SectionAnswers answers)
    {
        Lines = [.. answers.Lines];
        Lines.AddRange(Enumerable.Range(0, Lines.Count == 0 ? BlankLines : 0).Select(_ => new BudgetFormLine()));
        Total = Draft.Project.CostCentavos;
    }

    protected override bool Read()
    {
        if (Lines.Count > SaveBudget.LinesMax) Lines = [.. Lines.Take(SaveBudget.LinesMax)];
        entries = BudgetForm.Read(Lines, ModelState, T);
        Total = SaveBudget.Sum(entries);
        return ModelState.IsValid;
    }

    protected override Task<Result<int>> Save() => save.Handle(Id, Version, entries, Me, Stop);
}
