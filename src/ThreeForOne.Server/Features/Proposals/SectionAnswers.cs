using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>A field of a section's form and what stands in it, as a person types it.</summary>
public sealed record FormAnswer(string Field, string Text);

/// <summary>
/// What can be changed or chosen by itself: one field, or one line of the budget with its four fields. Two parts are
/// the same when they say the same, however it was typed.
/// </summary>
public sealed record AnswerPart(string Key, IReadOnlyList<FormAnswer> Fields)
{
    /// <summary>What it says, without the way in which it was typed.</summary>
    public string Meaning { get; } = string.Join('\u001f', Fields.Select(MeaningOf));

    private static string MeaningOf(FormAnswer answer)
    {
        var text = answer.Text.Trim().ReplaceLineEndings("\n");
        return answer.Field switch
        {
            "Pledge" or "UnitPrice" => MoneyText.Parse(text).Match(money => MoneyText.Format(money), _ => text),
            "Quantity" => QuantityText.Parse(text).Match(QuantityText.Format, _ => text),
            "People" or "Families" => text.Replace(",", "", StringComparison.Ordinal),
            _ => text,
        };
    }
}

/// <summary>
/// A section as its form holds it: filled from what is saved, typed by a person, or as it was after some saving.
/// </summary>
public sealed record SectionAnswers(IReadOnlyList<FormAnswer> Fields)
{
    private const string Line = "Lines[";

    // Accents stay letters: what a club wrote is read in the database too.
    private static readonly JsonSerializerOptions Plain =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public SectionAnswers(params IReadOnlyList<(string Field, string? Text)> fields)
        : this([.. fields.Select(f => new FormAnswer(f.Field, f.Text ?? ""))])
    {
    }

    /// <summary>A field's text; empty when the form has no such field.</summary>
    public string this[string field] => Fields.FirstOrDefault(f => f.Field == field)?.Text ?? "";

    /// <summary>In the order of the form; lines of the budget that are blank are none.</summary>
    public IReadOnlyList<AnswerPart> Parts =>
    [
        .. Fields.Where(f => !IsLine(f)).Select(f => new AnswerPart(f.Field, [f])),
        .. Lines.Where(l => !l.IsBlank).Select((l, i) => PartOf(l, i)),
    ];

    public IReadOnlyList<BudgetFormLine> Lines =>
    [
        .. Fields.Where(IsLine).GroupBy(f => f.Field[..f.Field.IndexOf(']', StringComparison.Ordinal)])
            .Select(line => line.ToDictionary(f => f.Field[(f.Field.LastIndexOf('.') + 1)..], f => f.Text))
            .Select(line => new BudgetFormLine
            {
                Description = line.GetValueOrDefault(nameof(BudgetFormLine.Description)),
                Quantity = line.GetValueOrDefault(nameof(BudgetFormLine.Quantity)),
                Unit = line.GetValueOrDefault(nameof(BudgetFormLine.Unit)),
                UnitPrice = line.GetValueOrDefault(nameof(BudgetFormLine.UnitPrice)),
            }),
    ];

    public bool SaysTheSame(SectionAnswers other) =>
        Parts.Select(p => (p.Key, p.Meaning)).SequenceEqual(other.Parts.Select(p => (p.Key, p.Meaning)));

    public static SectionAnswers Of(IEnumerable<BudgetFormLine> lines) => new([
        .. lines.SelectMany((line, i) =>
            PartOf(line, i).Fields.Select(f => f with { Field = BudgetForm.Field(i, f.Field) })),
    ]);

    /// <summary>The form put together from parts; lines are counted anew.</summary>
    public static SectionAnswers Of(IEnumerable<AnswerPart> parts) => new([
        .. parts.Select((part, i) => (part, i)).SelectMany(p => p.part.Fields.Count == 1
            ? p.part.Fields
            : p.part.Fields.Select(f => f with { Field = BudgetForm.Field(p.i, f.Field) })),
    ]);

    /// <summary>A section's form, filled from what is saved.</summary>
    public static SectionAnswers Of(ProposalDraft draft, string section)
    {
        var p = draft.Project;
        return section switch
        {
            ProposalProgress.Place => new(
                ("Title", p.Title), ("Type", p.TypeCode), ("Description", p.Description),
                ("Municipality", p.MunicipalityCode), ("Locality", p.LocalityName), ("LocalityCode", p.LocalityCode),
                ("PlaceNote", p.PlaceNote)),
            ProposalProgress.Beneficiaries => new(
                ("People", p.PeopleHelped?.ToString(CultureInfo.InvariantCulture)),
                ("Families", p.FamiliesHelped?.ToString(CultureInfo.InvariantCulture)), ("Benefit", p.Benefit)),
            ProposalProgress.Budget => Of(draft.Lines.Select(BudgetFormLine.Of)),
            ProposalProgress.Contributions => new(
                ("Pledge", draft.Pledge is { } pledge ? MoneyText.Format(Money.Mxn(pledge)) : null),
                ("Choice", p.Choice)),
            ProposalProgress.Documents => new([
                .. draft.DocumentsAsked.Select(d => new FormAnswer(d.Code,
                    string.Join('\n', draft.Files.Where(f => f.Kind == d.Code).Select(f => f.Name)))),
            ]),
            _ => throw new InvariantBrokenException($"There is no section {section}."),
        };
    }

    public string ToJson() =>
        JsonSerializer.Serialize(Fields.Select(f => new[] { f.Field, f.Text }), Plain);

    public static SectionAnswers FromJson(string json) =>
        new([.. JsonSerializer.Deserialize<string[][]>(json)!.Select(f => new FormAnswer(f[0], f[1]))]);

    private static bool IsLine(FormAnswer answer) => answer.Field.StartsWith(Line, StringComparison.Ordinal);

    private static AnswerPart PartOf(BudgetFormLine line, int place) => new($"Line{place}",
    [
        new(nameof(line.Description), line.Description ?? ""), new(nameof(line.Quantity), line.Quantity ?? ""),
        new(nameof(line.Unit), line.Unit ?? ""), new(nameof(line.UnitPrice), line.UnitPrice ?? ""),
    ]);
}
