using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>All answers on one page, to be checked before they are sent; and the sending itself.</summary>
public sealed class ReviewPage(
    Database db, ReadProposal proposals, SubmitProposal submit, TimeProvider clock, Texts text)
    : ProposalPage(db, proposals, text)
{
    public IReadOnlyList<MissingPart> Missing { get; private set; } = [];

    /// <summary>The parts that were copied and that nobody saved since.</summary>
    public IReadOnlyList<string> Unread { get; private set; } = [];

    public ContributionPlan? Plan { get; private set; }

    /// <summary>Told before the club tries, not only after.</summary>
    public bool RegistrationIsVerified { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (!await Load()) return NotFound();
        if (!Draft.IsOpen) return Redirect($"/proposals/{Id}/confirmation");
        FormKey = NewFormKey(clock);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var sent = await submit.Handle(Id, FormKey ?? NewFormKey(clock), Me, Stop);
        if (!sent.IsRefusal) return Redirect($"/proposals/{Id}/confirmation");
        if (!await Load()) return NotFound();
        if (!Draft.IsOpen) return Redirect($"/proposals/{Id}/confirmation");
        Say(sent.Refusal);
        return Page();
    }

    protected override async Task LoadMore(ProposalDraft draft)
    {
        Missing = ProposalProgress.Missing(draft);
        if (await CopiedFrom.Of(Db, Id, Stop) is not null)
            Unread = [.. ProposalProgress.Sections.Where(code => CopyEarlier.IsUnread(draft.Section(code)))];
        Plan = draft.Plan?.Match<ContributionPlan?>(known => known, _ => null);
        RegistrationIsVerified = await Db.Clubs
            .AnyAsync(c => c.Id == draft.Project.ClubId && c.VerifiedAt != null, Stop);
    }
}
