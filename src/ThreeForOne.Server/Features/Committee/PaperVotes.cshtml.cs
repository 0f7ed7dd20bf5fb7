using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Features.Papers;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>The secretary enters the votes of a member without an account, with the paper's scan.</summary>
[UploadLimit]
[RequestSizeLimit(UploadLimitAttribute.RequestBytesMax)]
[RequestFormLimits(
    MultipartBodyLengthLimit = UploadLimitAttribute.RequestBytesMax, ValueCountLimit = 10 * CallSession.ProjectsMax)]
public sealed class PaperVotesPage(
    Database db, SessionReader sessions, KeepFile keep, EnterVotes enter, TimeProvider clock) : BallotPage
{
    [BindProperty(SupportsGet = true, Name = "sector")]
    public string? Chosen { get; set; }

    [BindProperty]
    public IFormFile? Paper { get; set; }

    public override string? Sector => Chosen;

    public Seat? Seat => View.Seats.FirstOrDefault(s => s.Sector == Sector && !s.CanSignIn);

    public async Task<IActionResult> OnGet() => await Load();

    public async Task<IActionResult> OnPost()
    {
        byte[]? hash = null;
        if (Paper is not null && !(await keep.Handle(Paper, Me, Stop)).TryGet(out hash, out var unfit))
        {
            Say(unfit, nameof(Paper));
            return await Load();
        }
        var entered = await enter.Handle(Id, Sector, Typed, hash, Me, Stop);
        if (!entered.IsRefusal) return Redirect($"/sessions/{Id}");
        Say(entered.Refusal, entered.Refusal is PaperScanMissing ? nameof(Paper) : "");
        return await Load();
    }

    private async Task<IActionResult> Load()
    {
        var view = await db.Reading(Me, () => sessions.Of(Id, clock.GetUtcNow(), Stop), Stop);
        if (view is null) return NotFound();
        View = view;
        Fill();
        return Page();
    }
}
