using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Web;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>The first section: what the project is, and where.</summary>
public sealed class PlacePage(SectionParts parts, SavePlace save) : SectionPage(parts)
{
    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Type { get; set; }

    [BindProperty]
    public string? Description { get; set; }

    [BindProperty]
    public string? Municipality { get; set; }

    [BindProperty]
    public string? Locality { get; set; }

    [BindProperty]
    public string? LocalityCode { get; set; }

    [BindProperty]
    public string? PlaceNote { get; set; }

    public override string Section => ProposalProgress.Place;

    public IReadOnlyList<FieldOption> Municipalities { get; private set; } = [];

    public IEnumerable<FieldOption> Types => Draft.Pack.Types.Select(t => new FieldOption(t.Code, T[t.Name]));

    private PlaceAnswers answers = null!;

    protected override async Task LoadMore(ProposalDraft draft)
    {
        await base.LoadMore(draft);
        Municipalities = await Db.Municipalities.AsNoTracking()
            .Where(m => m.StateCode == draft.Project.StateCode).OrderBy(m => m.Code)
            .Select(m => new FieldOption(m.Code, m.Name, null)).ToListAsync(Stop);
    }

    public override SectionAnswers Typed => new(
        (nameof(Title), Title), (nameof(Type), Type), (nameof(Description), Description),
        (nameof(Municipality), Municipality), (nameof(Locality), Locality), (nameof(LocalityCode), LocalityCode),
        (nameof(PlaceNote), PlaceNote));

    protected override void Fill(SectionAnswers answers)
    {
        (Title, Type, Description) = (answers[nameof(Title)], answers[nameof(Type)], answers[nameof(Description)]);
        (Municipality, Locality) = (answers[nameof(Municipality)], answers[nameof(Locality)]);
        (LocalityCode, PlaceNote) = (answers[nameof(LocalityCode)], answers[nameof(PlaceNote)]);
    }

    protected override bool Read()
    {
        if (IsSubmitted || !IsTheClub) Municipality = Draft.Project.MunicipalityCode;   // not in the form
        var code = (LocalityCode ?? "").Trim();
        if (code.Length > 0 && (code.Length != 4 || !code.All(char.IsAsciiDigit)))
            ModelState.Say(nameof(LocalityCode), new Bilingual(
                "La clave de la localidad tiene 4 números, por ejemplo 0001. Si no la sabe, déjela vacía.",
                "A locality key has 4 digits, for example 0001. If you do not know it, leave it empty."), T);
        if (Type is { Length: > 0 } && Draft.Pack.Type(Type) is null)
            ModelState.Say(nameof(Type), new ProjectTypeUnknown(Type), T);
        if (Municipality is { Length: > 0 } && Municipalities.All(m => m.Value != Municipality))
            ModelState.Say(nameof(Municipality),
                new Bilingual("Elija un municipio de la lista.", "Choose a municipality from the list."), T);
        answers = new(
            Words(Title, nameof(Title), 200), Given(Type),
            Words(Description, nameof(Description), 4000), Given(Municipality),
            Words(Locality, nameof(Locality), 200), Given(code), Words(PlaceNote, nameof(PlaceNote), 1000));
        return ModelState.IsValid;
    }

    protected override Task<Result<int>> Save() => save.Handle(Id, Version, answers, Me, Stop);

    private static string? Given(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed;
}
