using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Organisations;

/// <summary>Where an administrator adds an office.</summary>
public sealed class NewOrganisationPage(Database db, CreateOrganisation create, Texts text) : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? State { get; set; }

    [BindProperty]
    public string? Municipality { get; set; }

    [BindProperty]
    public string? Rfc { get; set; }

    public IReadOnlyList<FieldOption> States { get; private set; } = [];

    public IReadOnlyList<FieldOption> Towns { get; private set; } = [];

    public IReadOnlyList<FieldOption> KindOptions =>
        [.. OfficeKinds.All.Select(k => new FieldOption(k.Code, $"{text[k.Name]}: {text[k.Does]}"))];

    public Task OnGet() => Choices();

    public async Task<IActionResult> OnPost()
    {
        var created = await create.Handle(new(Kind, Name, State, Municipality, Rfc), Me, Stop);
        if (!created.IsRefusal) return Redirect($"/organisations/{created.Value}?added=true");
        Say(created.Refusal, FieldOf(created.Refusal));
        await Choices();
        return Page();
    }

    private static string FieldOf(Refusal refusal) => refusal switch
    {
        NoSuchKind or OfficeAlreadyThere => nameof(Kind),
        OrganisationNameMissing or OrganisationNameTaken => nameof(Name),
        TextTooLong { Field.Spanish: "RFC" } => nameof(Rfc),
        TextTooLong => nameof(Name),
        StateNotChosen => nameof(State),
        MunicipalityNotChosen => nameof(Municipality),
        _ => "",
    };

    private Task<bool> Choices() => db.Reading(Me, async () =>
    {
        var states = await db.States.AsNoTracking().OrderBy(s => s.Name).ToListAsync(Stop);
        States = [.. states.Select(s => new FieldOption(s.Code, s.Name))];
        var towns = await db.Municipalities.AsNoTracking().OrderBy(m => m.Name).ToListAsync(Stop);
        Towns = [.. towns.Select(m => new FieldOption($"{m.StateCode}-{m.Code}",
            $"{m.Name}, {states.First(s => s.Code == m.StateCode).Name}"))];
        return true;
    }, Stop);
}
