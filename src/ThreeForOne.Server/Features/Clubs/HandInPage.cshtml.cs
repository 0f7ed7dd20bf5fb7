using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Features.Papers;
using ThreeForOne.Server.Features.People;

namespace ThreeForOne.Server.Features.Clubs;

/// <summary>Where a club's officer hands in a Toma de Nota, a new officer or a new name.</summary>
[UploadLimit]
public sealed class HandInPage(Database db, KeepFile keep, TimeProvider clock) : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "";

    [BindProperty]
    public RegistrationFields Registration { get; set; } = new();

    [BindProperty]
    public OfficerFields Officer { get; set; } = new();

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public PaperField Paper { get; set; } = new();

    public Bilingual Heading => Kind switch
    {
        "registration" => new("Entregar una Toma de Nota", "Hand in a Toma de Nota"),
        "officer" => new("Cambiar presidencia o tesorería", "Change president or treasurer"),
        _ => new("Cambiar el nombre del club", "Change the club's name"),
    };

    public Bilingual Lead => Kind switch
    {
        "registration" => new(
            "La delegación compara el papel con lo que escriba. La actual sigue valiendo hasta su último día.",
            "The delegation compares the paper with what you write. The present one stays valid to its last day."),
        "officer" => new(
            "Suba el acta o la Toma de Nota que lo prueba. Cuando la delegación lo verifique se invita a la persona nueva"
            + " y termina el acceso de la anterior.",
            "Upload the minutes or the Toma de Nota that proves it. Once the delegation has verified it the new person is"
            + " invited and the access of the former one ends."),
        _ => new(
            "Suba la Toma de Nota con el nombre nuevo. Los documentos ya emitidos conservan el nombre anterior.",
            "Upload the Toma de Nota with the new name. Documents issued before keep the former name."),
    };

    private bool IsKnown => Kind is "registration" or "officer" or "name";

    public IActionResult OnGet(bool huge = false)
    {
        if (huge) Say(new FileTooLarge(), "Paper.File");
        return IsKnown ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost(
        [FromServices] HandInRegistration registration, [FromServices] HandInOfficer officer,
        [FromServices] HandInName name)
    {
        if (!IsKnown) return NotFound();
        var entry = Kind == "registration"
            ? Registration.Read(nameof(Registration), MexicoCity.Day(clock.GetUtcNow()), Say)
            : null;
        var person = Kind == "officer" ? Officer.Read(nameof(Officer), Say) : null;
        var paper = await Paper.Keep(keep, db, Me, Stop);
        if (paper.IsRefusal) Say(paper.Refusal, "Paper.File");
        if (!ModelState.IsValid) return Page();

        var filed = Kind switch
        {
            "registration" => await registration.Handle(entry!, paper.Value, Me, Stop),
            "officer" => await officer.Handle(person!, paper.Value, Me, Stop),
            _ => await name.Handle(Name, paper.Value, Me, Stop),
        };
        if (!filed.IsRefusal) return Redirect("/club?handedIn=true");
        Say(filed.Refusal, filed.Refusal switch
        {
            OfficerAddressNotTaken or AlreadyAppointed => "Officer.Email",
            ClubNameMissing or ClubNameUnchanged or TextTooLong when Kind == "name" => nameof(Name),
            _ => "",
        });
        return Page();
    }
}
