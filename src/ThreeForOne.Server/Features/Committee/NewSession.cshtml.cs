using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.OfficeClosures;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>A project that waits for the committee.</summary>
public sealed record WaitingProject(
    Guid Id, string Folio, string Title, string State, long Cost, DateTimeOffset Since, int Rank, int Total);

/// <summary>
/// The secretary calls a session: day, hour, place, and which projects are on the agenda. Ranks follow from points.
/// </summary>
[RequestFormLimits(ValueCountLimit = 4 * CallSession.ProjectsMax)]
public sealed class NewSessionPage(
    Database db, Packs packs, CallSession call, RankProjects ranks, OfficeCalendar offices, TimeProvider clock)
    : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public Guid? Edition { get; set; }

    [BindProperty]
    public DateParts HeldOn { get; set; } = new();

    [BindProperty]
    public string? Place { get; set; }

    /// <summary>The hour, on the programme's clock, as typed.</summary>
    [BindProperty]
    public string? Hour { get; set; } = "10:00";

    /// <summary>The projects put on the agenda; those left out wait for another session.</summary>
    [BindProperty]
    public List<Guid> Agenda { get; set; } = [];

    public IReadOnlyList<FieldOption> Editions { get; private set; } = [];

    public IReadOnlyList<WaitingProject> Projects { get; private set; } = [];

    /// <summary>The first day for which a session can still be called, and how many days ahead that is.</summary>
    public (DateOnly Day, int Ahead) Earliest { get; private set; }

    public async Task OnGet()
    {
        FormKey = NewFormKey(clock);
        await Load();
        HeldOn = DateParts.Of(Earliest.Day);
        Agenda = [.. Projects.Select(p => p.Id)];
    }

    public async Task<IActionResult> OnPost()
    {
        if (!HeldOn.Read().TryGet(out var day, out var wrong)) Say(wrong, nameof(HeldOn));
        if (!TimeOnly.TryParseExact(
            (Hour ?? "").Trim(), ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour))
            Say(new HourNotATime(), nameof(Hour));
        if (ModelState.IsValid)
        {
            var called = await call.Handle(
                new(Edition ?? default, day, Place, Agenda) { StartsAt = hour }, FormKey ?? "", Me, Stop);
            if (!called.IsRefusal) return Redirect($"/sessions/{called.Value}");
            Say(called.Refusal,
                called.Refusal switch
                {
                    CalledTooLate =>
                    nameof(HeldOn),
                    SessionPlaceMissing => nameof(Place),
                    _ => ""
                });
        }
        await Load();
        return Page();
    }

    private Task<bool> Load() => db.Reading(Me, async () =>
    {
        var texts = HttpContext.RequestServices.GetRequiredService<Texts>();
        var editions = await db.Editions.AsNoTracking().OrderByDescending(e => e.FiscalYear)
            .Join(db.Programmes, e => e.ProgrammeId, p => p.Id,
                (e, p) => new { e.Id, e.StateCode, e.FiscalYear, p.NameEs, p.NameEn }).ToListAsync(Stop);
        Editions = [.. editions.Select(
            e => new FieldOption(e.Id.ToString(), $"{texts[e.NameEs, e.NameEn]} {e.FiscalYear}"))];
        Edition ??= editions.Select(e => (Guid?)e.Id).FirstOrDefault();
        if (Edition is not { } edition || editions.All(e => e.Id != edition)) return false;

        var pack = await packs.OfEdition(edition, Stop);
        var today = Deadline.DayOf(clock.GetUtcNow(), pack.Zone);
        var calendar = await offices.Of(editions.First(e => e.Id == edition).StateCode, today, Stop);
        Earliest = pack.Deadline("call") is { } notice
            ? (calendar.LastDay(today, notice.Days, notice.Kind), notice.Days) : (today, 0);
        var waiting = await db.Projects.AsNoTracking()
            .Where(p => p.EditionId == edition && ReadAgenda.WaitingStates.Contains(p.State)
                && !db.SessionProjects.Any(s =>
                    s.ProjectId == p.Id && db.CommitteeSessions.Any(c => c.Id == s.SessionId && c.Status == "called")))
            .OrderBy(p => p.StateSince).ThenBy(p => p.Id).Take(CallSession.ProjectsMax)
            .ToListAsync(Stop);
        var places = await ranks.Of(edition, waiting, Stop);
        Projects = [.. waiting.Select(p => new WaitingProject(
                p.Id, p.Folio!, p.Title, p.State, p.CostCentavos, p.StateSince, places[p.Id].Rank,
                places[p.Id].Scores.Sum(c => c.Weighted)))
            .OrderBy(p => p.Rank)];
        return true;
    }, Stop);
}
