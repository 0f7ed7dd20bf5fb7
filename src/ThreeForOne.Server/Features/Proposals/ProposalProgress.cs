namespace ThreeForOne.Server.Features.Proposals;

/// <summary>One thing that a section still lacks.</summary>
public sealed record MissingPart(string Section, Bilingual What);

/// <summary>The sections of the form, in order, and what each still lacks.</summary>
public static class ProposalProgress
{
    public const string Place = "place";
    public const string Beneficiaries = "beneficiaries";
    public const string Budget = "budget";
    public const string Contributions = "contributions";
    public const string Documents = "documents";

    public static IReadOnlyList<string> Sections { get; } = [Place, Beneficiaries, Budget, Contributions, Documents];

    public static Bilingual NameOf(string section) => section switch
    {
        Place => new("El proyecto y el lugar", "The project and its place"),
        Beneficiaries => new("A quién beneficia", "Whom it benefits"),
        Budget => new("Presupuesto", "Budget"),
        Contributions => new("Aportación del club", "The club's contribution"),
        Documents => new("Documentos", "Documents"),
        _ => throw new InvariantBrokenException($"There is no section {section}."),
    };

    public static IReadOnlyList<MissingPart> Missing(ProposalDraft draft) =>
    [
        .. MissingInPlace(draft), .. MissingInBeneficiaries(draft), .. MissingInBudget(draft),
        .. MissingInContributions(draft), .. MissingInDocuments(draft),
    ];

    private static IEnumerable<MissingPart> MissingInPlace(ProposalDraft draft)
    {
        var p = draft.Project;
        if (p.Title.Length == 0) yield return new(Place, new("nombre del proyecto", "the project's name"));
        if (draft.Type is null) yield return new(Place, new("tipo de proyecto", "the type of project"));
        if (p.Description.Length == 0) yield return new(Place, new("descripción", "a description"));
        if (p.MunicipalityCode is null) yield return new(Place, new("municipio", "the municipality"));
        if (p.LocalityName.Length == 0) yield return new(Place, new("localidad", "the locality"));
    }

    private static IEnumerable<MissingPart> MissingInBeneficiaries(ProposalDraft draft)
    {
        if (draft.Project.PeopleHelped is null)
            yield return new(Beneficiaries, new("personas beneficiadas", "how many people benefit"));
        if (draft.Project.Benefit.Length == 0)
            yield return new(Beneficiaries, new("en qué les beneficia", "how they benefit"));
    }

    private static IEnumerable<MissingPart> MissingInBudget(ProposalDraft draft)
    {
        if (draft.Lines.Count == 0) yield return new(Budget, new("partidas del presupuesto", "lines of the budget"));
        else if (draft.Project.CostCentavos == 0)
            yield return new(Budget, new("precios del presupuesto", "prices in the budget"));
    }

    private static IEnumerable<MissingPart> MissingInContributions(ProposalDraft draft)
    {
        if (draft.Pledge is null)
            yield return new(Contributions, new("aportación del club", "the club's contribution"));
        else if (draft.Plan is not { } plan) yield break;   // the type or the budget is missing, and is named there
        else if (!plan.TryGet(out var known, out var refusal)) yield return new(Contributions, Plain(refusal.Say));
        else if (known.Problem() is ChoiceMissing)
            yield return new(Contributions, new("qué hacer con el faltante", "what to do about the gap"));
        else if (known.Problem() is not null)
            yield return new(Contributions,
                new("aportaciones que sumen el costo", "contributions that add up to the cost"));
    }

    private static IEnumerable<MissingPart> MissingInDocuments(ProposalDraft draft) =>
        draft.Checklist.Where(item => !item.IsDone).Select(item =>
        {
            var (es, en) = (Small(item.Asked.Name.Spanish), Small(item.Asked.Name.English));
            return new MissingPart(Documents, item.State == ItemState.Returned
                ? new($"corregir: {es}", $"correct: {en}")
                : new(es, en));
        });

    // Parts of a sentence begin small and end without a stop.
    private static Bilingual Plain(Bilingual words) =>
        new(Small(words.Spanish.TrimEnd('.')), Small(words.English.TrimEnd('.')));

    private static string Small(string words) =>
        words.Length == 0 ? words : char.ToLowerInvariant(words[0]) + words[1..];
}
