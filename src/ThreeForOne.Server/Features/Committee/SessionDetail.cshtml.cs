using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>What the secretary types for one project.</summary>
public sealed record RulingForm
{
    public Guid Project { get; set; }
    public string? Ruling { get; set; }
    public string? Reason { get; set; }
    public string? Condition { get; set; }
    public DateParts Until { get; set; } = new();
}

/// <summary>A session: its envelopes, agenda, votes and attendance; the secretary proposes the rulings here.</summary>
[RequestFormLimits(ValueCountLimit = 10 * CallSession.ProjectsMax)]
public sealed class SessionDetailPage(
    Database db, SessionReader sessions, RecordAttendance attendance, ProposeRulings propose,
    ProposeFromAllocation proposeAll, TimeProvider clock) : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>A sector and the person who sits for it, as one choice.</summary>
    [BindProperty]
    public string? Seat { get; set; }

    [BindProperty]
    public List<RulingForm> Rulings { get; set; } = [];

    public SessionView View { get; private set; } = null!;

    public bool IsSecretary => Me.Roles.Contains(OpenSession.Secretary);

    public bool IsSeated => View.Seats.Any(s => s.Person == Me.Person);

    public async Task<IActionResult> OnGet()
    {
        if (!await Load()) return NotFound();
        Fill();
        return Page();
    }

    private void Fill() =>
        Rulings = [.. View.Agenda.Select(i => new RulingForm
        {
            Project = i.Project, Ruling = i.Ruling, Reason = i.Reason, Condition = i.Condition,
            Until = DateParts.Of(i.ConditionUntil),
        })];

    public async Task<IActionResult> OnPostSeat()
    {
        var parts = (Seat ?? "").Split(':');
        if (parts.Length != 2 || !Guid.TryParse(parts[1], out var person)) Say(new NotThatSectorsVoter(), nameof(Seat));
        else if ((await attendance.Handle(Id, parts[0], person, Me, Stop)).Refusal is not { } refusal)
            return Redirect($"/sessions/{Id}");
        else Say(refusal, nameof(Seat));
        return await Again();
    }

    public async Task<IActionResult> OnPostRulings(string? then)
    {
        var proposed = Rulings.Select((form, i) => Read(form, i)).ToList();
        if (!ModelState.IsValid) return await Again();
        var kept = await propose.Handle(Id, proposed, Me, Stop);
        if (!kept.IsRefusal) return Redirect(then == "stay" ? $"/sessions/{Id}" : $"/sessions/{Id}/closing");
        Say(kept.Refusal);
        return await Again();
    }

    /// <summary>What the rulings as chosen now, saved or not, would take of the envelopes; nothing is kept.</summary>
    public async Task<IActionResult> OnPostMeters()
    {
        if (!await Load()) return NotFound();
        ModelState.Clear();
        var chosen = Rulings.ToDictionary(r => r.Project, r => string.IsNullOrEmpty(r.Ruling) ? null : r.Ruling);
        View = View with
        {
            Agenda = [.. View.Agenda.Select(
                i => chosen.TryGetValue(i.Project, out var ruling) ? i with { Ruling = ruling } : i)],
        };
        return Partial("/Features/Committee/_SessionMeters.cshtml", View);
    }

    /// <summary>Proposes a ruling for every project that the money decides, in one act.</summary>
    public async Task<IActionResult> OnPostAllocate(string? rule)
    {
        var selection = rule == "stop" ? SelectionRule.StopAtFirstMiss : SelectionRule.SkipAndContinue;
        var proposed = await proposeAll.Handle(Id, selection, Me, Stop);
        if (!proposed.IsRefusal) return Redirect($"/sessions/{Id}");
        Say(proposed.Refusal);
        return await Again();
    }

    private ProposedRuling Read(RulingForm form, int index)
    {
        DateOnly? until = null;
        if (form.Ruling == "conditional")
        {
            if (form.Until.Read().TryGet(out var day, out var wrong)) until = day;
            else Say(wrong, $"{nameof(Rulings)}[{index}].{nameof(form.Until)}");
        }
        return new(form.Project, string.IsNullOrEmpty(form.Ruling)
            ? null
            : form.Ruling, form.Reason, form.Condition, until);
    }

    private async Task<IActionResult> Again()
    {
        if (!await Load()) return NotFound();
        if (Rulings.Count == 0) Fill();
        return Page();
    }

    private async Task<bool> Load()
    {
        var view = await db.Reading(Me, () => sessions.Of(Id, clock.GetUtcNow(), Stop), Stop);
        if (view is null) return false;
        View = view;
        return true;
    }
}
