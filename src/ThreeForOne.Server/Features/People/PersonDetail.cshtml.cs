using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.People;

/// <summary>A person: appointments old and new, a new link, and the block that keeps everybody out.</summary>
public sealed class PersonDetailPage(ReadPeople read, TimeProvider clock, Texts text) : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Done { get; set; }

    [BindProperty]
    public string? Appointment { get; set; }

    [BindProperty]
    public DateParts On { get; set; } = new();

    [BindProperty]
    public string? EndReason { get; set; }

    [BindProperty]
    public string? BlockReason { get; set; }

    public FoundPerson Found { get; private set; } = null!;

    public IReadOnlyList<FoundAppointment> Appointments { get; private set; } = [];

    public IReadOnlyList<FieldOption> Open { get; private set; } = [];

    public MadeLink? Link { get; private set; }

    private DateOnly Today => MexicoCity.Day(clock.GetUtcNow());

    public Task<IActionResult> OnGet()
    {
        On = DateParts.Of(Today);
        return Shown();
    }

    public async Task<IActionResult> OnPostEnd([FromServices] EndAppointment end)
    {
        var id = Guid.TryParse(Appointment, out var chosen) ? chosen : Guid.Empty;
        if (!On.Read().TryGet(out var on, out var wrong)) return await Again(wrong, nameof(On));
        var ended = await end.Handle(id, on, EndReason, Me, Stop);
        if (!ended.IsRefusal) return Redirect($"/people/{Id}?done=true");
        return await Again(ended.Refusal, ended.Refusal switch
        {
            ProjectProcess.ReasonMissing => nameof(EndReason),
            AppointmentEndsInThePast => nameof(On),
            AppointmentIsOver => nameof(Appointment),
            _ => "",
        });
    }

    public Task<IActionResult> OnPostBlock([FromServices] BlockAccount block) => Block(block, true);

    public Task<IActionResult> OnPostUnblock([FromServices] BlockAccount block) => Block(block, false);

    public async Task<IActionResult> OnPostLink([FromServices] SendNewLink send)
    {
        var made = await send.Handle(Id, Me, Stop);
        if (made.IsRefusal) return await Again(made.Refusal, "");
        var shown = await OnGet();
        if (Found is not null) Link = MadeLink.Of(made.Value, Found.Email!, HttpContext);
        return shown;
    }

    private async Task<IActionResult> Block(BlockAccount block, bool isBlocked)
    {
        var done = await block.Handle(Id, isBlocked, BlockReason, Me, Stop);
        if (!done.IsRefusal) return Redirect($"/people/{Id}?done=true");
        return await Again(done.Refusal, done.Refusal is ProjectProcess.ReasonMissing ? nameof(BlockReason) : "");
    }

    private Task<IActionResult> Again(Refusal refusal, string field)
    {
        Say(refusal, field);
        if (On.IsEmpty) On = DateParts.Of(Today);
        return Shown();
    }

    private async Task<IActionResult> Shown()
    {
        if (await read.Of(Id, Today, Me, Stop) is not { } found) return NotFound();
        Found = found;
        Appointments = await read.Appointments(Id, Me, Stop);
        Open = [.. Appointments.Where(a => a.ValidUntil is null || a.ValidUntil > Today)
            .Select(a => new FieldOption(a.Id.ToString(), text[RoleLabels.Of(a.Role)], a.Organisation))];
        return Page();
    }
}
