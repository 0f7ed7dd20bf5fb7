using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>What closing the session would do, and the confirmation. Nothing is done that was not shown.</summary>
public sealed class SessionClosingPage(
    Database db, SessionReader sessions, ReadAgenda agenda, CloseSession close, TimeProvider clock) : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The fingerprint of the preview that the secretary confirms.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    public SessionView View { get; private set; } = null!;

    /// <summary>What would happen, or why the session cannot be closed so.</summary>
    public Result<SessionOutcome> Outcome { get; private set; } = null!;

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        var closed = await close.Handle(Id, SessionPreview.Parse(Seen), Me, Stop);
        if (!closed.IsRefusal) return Redirect($"/sessions/{Id}");
        Say(closed.Refusal);
        // The form shows the preview of now: what was typed before it is what no longer holds.
        ModelState.Remove(nameof(Seen));
        return await Load() ? Page() : NotFound();
    }

    private Task<bool> Load() => db.Reading(Me, async () =>
    {
        if (await sessions.Of(Id, clock.GetUtcNow(), Stop) is not { } view || view.Session.Status != "called")
            return false;
        View = view;
        Outcome = view.IsHeld
            ? await agenda.Preview(view.Session, view.Today, Stop)
            : new SessionNotYetHeld(view.Session.HeldOn);
        Seen = Outcome.TryGet(out var outcome, out _) ? SessionPreview.Of(outcome).ToString() : null;
        return true;
    }, Stop);
}
