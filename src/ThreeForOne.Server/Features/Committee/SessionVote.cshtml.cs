using Microsoft.AspNetCore.Mvc;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>A sector's voter votes, one project at a time or on all that remain in one form.</summary>
[RequestFormLimits(ValueCountLimit = 10 * CallSession.ProjectsMax)]
public sealed class SessionVotePage(
    Database db, SessionReader sessions, CastVote cast, CastVotes castAll, TimeProvider clock) : BallotPage
{
    [BindProperty]
    public Guid Project { get; set; }

    [BindProperty]
    public string? Choice { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Seat? Seat => View.Seats.FirstOrDefault(s => s.Person == Me.Person);

    public override string? Sector => Seat?.Sector;

    /// <summary>The voter's sector has voted on it, whoever sat then.</summary>
    public SectorVote? MyVote(Guid project) =>
        View.Votes.FirstOrDefault(v => v.Project == project && v.Sector == Seat?.Sector);

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        var voted = await cast.Handle(Id, Project, Choice ?? "", Reason, Me, Stop);
        if (!voted.IsRefusal) return Redirect($"/sessions/{Id}/vote");
        Say(voted.Refusal, voted.Refusal switch
        {
            NoSuchVote => nameof(Choice),
            VoteReasonMissing => nameof(Reason),
            _ => "",
        });
        return await Load() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAll()
    {
        var voted = await castAll.Handle(Id, Typed, Me, Stop);
        if (!voted.IsRefusal) return Redirect($"/sessions/{Id}/vote");
        Say(voted.Refusal);
        return await Load() ? Page() : NotFound();
    }

    private async Task<bool> Load()
    {
        var view = await db.Reading(Me, () => sessions.Of(Id, clock.GetUtcNow(), Stop), Stop);
        if (view is null) return false;
        View = view;
        Fill();
        return true;
    }
}
