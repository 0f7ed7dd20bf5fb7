using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>
/// Takes the delegation's decision on a proposal's papers from the task page's form; a refusal shows the form again
/// with all that was typed.
/// </summary>
public sealed class ReviewTaskPage(ReviewProposal review) : SignedInPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    /// <summary>The step that is decided: its form differs by what may be decided.</summary>
    [BindProperty]
    public string? Step { get; set; }

    [BindProperty]
    public string? Outcome { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Items { get; set; }

    public string Form =>
        Step == "opinion" ? "/Features/Tasks/Forms/_opinion.cshtml" : "/Features/Tasks/Forms/_review.cshtml";

    public IActionResult OnGet() => Redirect($"/tasks/{Id}");

    public async Task<IActionResult> OnPost()
    {
        var decided = await review.Handle(
            Id, Outcome ?? "", (Reason ?? "").Trim(), (Items ?? "").Split('\n'),
            FormKey ?? "", Me, Stop);
        if (!decided.IsRefusal) return Redirect($"/projects/{decided.Value}");
        Say(decided.Refusal, decided.Refusal switch
        {
            MissingItemsNotListed or MissingItemTooLong => nameof(Items),
            ReturnedPapersRemain or PapersUndecided => nameof(Outcome),
            ProjectProcess.ReasonMissing => nameof(Reason),
            ProjectProcess.NoSuchOutcome => nameof(Outcome),
            _ => "",
        });
        return Page();
    }
}
