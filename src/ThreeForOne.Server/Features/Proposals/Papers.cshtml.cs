using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>
/// The papers of a proposal, two at a time side by side, each in a frame in which nothing runs; the technician accepts
/// or returns each with a reason. Identity papers are not shown here: they are opened one by one, and that is logged.
/// </summary>
public sealed class PapersPage(
    Database db, ReadPaperReview reader, DecidePaper decide, OpenIdentityPaper identity) : SignedInPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Left { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Right { get; set; }

    /// <summary>The paper that was decided on, when its reason was refused.</summary>
    [BindProperty]
    public Guid? Paper { get; set; }

    /// <summary>As it was typed for that paper.</summary>
    public string? Reason { get; private set; }

    public PaperReview Review { get; private set; } = null!;

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    /// <summary>Accepts a paper, or returns it with a reason.</summary>
    public async Task<IActionResult> OnPost(string? outcome)
    {
        var field = PaperFrame.FieldOf(Paper ?? Guid.Empty);
        Reason = Request.Form[field];
        var decided = await decide.Handle(Id, Paper ?? Guid.Empty, outcome == "accept", Reason, Me, Stop);
        if (!decided.IsRefusal) return Redirect(Address(Left, Right) + "#papers");
        if (!await Load()) return NotFound();
        Say(decided.Refusal, decided.Refusal is ReturnReasonMissing ? field : "");
        return Page();
    }

    /// <summary>Accepts all that nobody decided on.</summary>
    public async Task<IActionResult> OnPostRest()
    {
        var decided = await decide.AcceptRest(Id, Me, Stop);
        if (!decided.IsRefusal) return Redirect(Address(Left, Right));
        if (!await Load()) return NotFound();
        Say(decided.Refusal);
        return Page();
    }

    /// <summary>By POST, because it is written down; the file itself is the answer.</summary>
    public async Task<IActionResult> OnPostIdentity()
    {
        var opened = await identity.Handle(Id, Paper ?? Guid.Empty, Me, Stop);
        if (!opened.IsRefusal)
        {
            Response.Headers.CacheControl = "private, no-store";
            return File(opened.Value.Content, opened.Value.MediaType, opened.Value.Name);
        }
        if (!await Load()) return NotFound();
        Say(opened.Refusal);
        return Page();
    }

    /// <summary>The one in a frame: as chosen, else the first that nobody decided on and is not beside.</summary>
    public ReviewedPaper? Shown(Guid? chosen, Guid? beside) =>
        Review.Papers.FirstOrDefault(p => p.File.Id == chosen)
        ?? (chosen is null
            ? Review.Papers.Where(p => p.MayShow && p.File.Id != beside)
                .OrderBy(p => p.File.Status != ProposalFile.Pending).FirstOrDefault()
            : null);

    /// <summary>What a correction took the place of may be looked at beside it.</summary>
    public ReplacedPaper? Old(Guid? chosen) =>
        Review.Papers.Select(p => p.Before).FirstOrDefault(b => b is not null && b.Id == chosen);

    public string Address(Guid? left, Guid? right) => $"/tasks/{Id}/papers?left={left}&right={right}";

    private async Task<bool> Load()
    {
        if (await db.Reading(Me, () => reader.Of(Id, Me, Stop), Stop) is not { } review) return false;
        Review = review;
        return true;
    }
}
