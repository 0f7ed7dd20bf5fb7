using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Papers;
using ThreeForOne.Server.Features.People;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Clubs;

/// <summary>A home town as the form binds it.</summary>
public sealed class TownFields
{
    public string? Municipality { get; set; }

    public string? Locality { get; set; }
}

/// <summary>Where anybody registers a club; nobody is signed in.</summary>
[UploadLimit]
public sealed class NewClubPage(
    Database db, RegisterClub register, KeepFile keep, TimeProvider clock, Texts text) : PageModel
{
    private const int TownsMax = 3;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public List<TownFields> Towns { get; set; } = [];

    [BindProperty]
    public string? Federation { get; set; }

    [BindProperty]
    public RegistrationFields Registration { get; set; } = new();

    [BindProperty]
    public OfficerFields Officer { get; set; } = new();

    [BindProperty]
    public PaperField Paper { get; set; } = new();

    [BindProperty]
    public bool IsAnother { get; set; }

    /// <summary>A like club was found; the box that says otherwise is shown from then on.</summary>
    public bool MayBeThere { get; private set; }

    /// <summary>Where the link went; null while the form is filled in.</summary>
    public string? SentTo { get; private set; }

    public IReadOnlyList<FieldOption> Municipalities { get; private set; } = [];

    public IReadOnlyList<FieldOption> Federations { get; private set; } = [];

    private CancellationToken Stop => HttpContext.RequestAborted;

    public async Task OnGet(bool huge = false)
    {
        if (huge) Say(new FileTooLarge(), "Paper.File");
        await Choices();
    }

    public async Task<IActionResult> OnPost()
    {
        MayBeThere = Request.Form.ContainsKey(nameof(IsAnother));
        var towns = Towns.Take(TownsMax).Select(t => new TownEntry(t.Municipality, t.Locality)).ToList();
        if (towns.Count == 0) towns.Add(new(null, null));
        var registration = Registration.Read(nameof(Registration), MexicoCity.Day(clock.GetUtcNow()), Say);
        var officer = Officer.Read(nameof(Officer), Say);
        int? federation = int.TryParse(
            Federation, System.Globalization.CultureInfo.InvariantCulture, out var chosen) ? chosen : null;
        var entry = new ClubEntry(Name, towns, federation, registration, officer, IsAnother);
        foreach (var (field, problem) in entry.Problems()) Say(problem, field);
        var paper = await Paper.Keep(keep, db, Actor.System, Stop);
        if (paper.IsRefusal) Say(paper.Refusal, "Paper.File");
        if (ModelState.IsValid)
        {
            var registered = await register.Handle(
                entry, paper.Value, HttpContext.Connection.RemoteIpAddress, Stop);
            if (registered.IsRefusal)
            {
                MayBeThere |= registered.Refusal is ClubMayBeThere;
                Say(registered.Refusal, registered.Refusal switch
                {
                    ClubMayBeThere => nameof(IsAnother),
                    OfficerAddressNotTaken or AlreadyAppointed => "Officer.Email",
                    TownMissing => "Towns[0].Municipality",
                    _ => "",
                });
            }
            else SentTo = Officer.Email!.Trim();
        }
        await Choices();
        return Page();
    }

    private void Say(Refusal refusal, string field)
    {
        ModelState.AddModelError(field, text[refusal.Say]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    private Task<bool> Choices() => db.Reading(Actor.System, async () =>
    {
        while (Towns.Count < TownsMax) Towns.Add(new());
        Municipalities = await (from m in db.Municipalities.AsNoTracking()
                                join s in db.States on m.StateCode equals s.Code
                                orderby m.Name
                                select new FieldOption(m.StateCode + "-" + m.Code, m.Name + ", " + s.Name, null))
            .ToListAsync(Stop);
        var federations = await db.Federations.AsNoTracking().OrderBy(f => f.Name).ToListAsync(Stop);
        Federations = [.. federations.Select(f =>
            new FieldOption(f.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), f.Name))];
        return true;
    }, Stop);
}
