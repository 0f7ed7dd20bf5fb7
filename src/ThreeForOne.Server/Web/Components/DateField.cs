using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using ThreeForOne.Domain;

namespace ThreeForOne.Server.Web.Components;

/// <summary>A date as it was typed, in three parts; bound as it stands so that even nonsense is shown again.</summary>
public sealed record DateParts
{
    public string? Day { get; init; }
    public string? Month { get; init; }
    public string? Year { get; init; }

    public static DateParts Of(DateOnly? date) => date is not { } day ? new() : new()
    {
        Day = day.Day.ToString(CultureInfo.InvariantCulture),
        Month = day.Month.ToString(CultureInfo.InvariantCulture),
        Year = day.Year.ToString(CultureInfo.InvariantCulture),
    };

    public bool IsEmpty => string.IsNullOrWhiteSpace(Day + Month + Year);

    public Result<DateOnly> Read()
    {
        if (IsEmpty) return new DateMissing();
        var isDate = Number(Day, out var day) & Number(Month, out var month) & Number(Year, out var year)
            && year is >= 1900 and <= 2200 && month is >= 1 and <= 12
            && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        return isDate ? new DateOnly(year, month, day) : new DateNotReal();
    }

    private static bool Number(string? text, out int number) =>
        int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number);
}

/// <summary>The date was left empty.</summary>
public sealed record DateMissing() : Refusal("date.missing")
{
    public override Bilingual Say => new("Escriba la fecha: día, mes y año.", "Enter the date: day, month and year.");
}

/// <summary>There is no such day.</summary>
public sealed record DateNotReal() : Refusal("date.not_real")
{
    public override Bilingual Say => new(
        "Esa fecha no existe. Escriba día, mes y año con números, por ejemplo 15 1 2026.",
        "There is no such date. Enter day, month and year as numbers, for example 15 1 2026.");
}

/// <summary>A date in three boxes, day, month, year, bound to <see cref="DateParts"/>.</summary>
public sealed class DateFieldTagHelper(Texts text) : FieldTagHelper(text)
{
    protected override IHtmlContent Body(IReadOnlyList<TagHelperAttribute> others)
    {
        var parts = For?.Model as DateParts ?? new DateParts();
        var set = new TagBuilder("fieldset");
        set.AddCssClass("usa-fieldset");
        if (DescribedBy is { } ids) set.Attributes["aria-describedby"] = ids;
        set.InnerHtml.AppendHtml(LabelFor("legend", "usa-legend")).AppendHtml(HintAndProblem());

        var row = new TagBuilder("div");
        row.AddCssClass("date-parts");
        // The day keeps the field's id: the summary of errors links to it.
        row.InnerHtml
            .AppendHtml(Part("Day", Id, T["Día", "Day"], parts.Day, 2, others))
            .AppendHtml(Part("Month", $"{Id}_Month", T["Mes", "Month"], parts.Month, 2, others))
            .AppendHtml(Part("Year", $"{Id}_Year", T["Año", "Year"], parts.Year, 4, others));
        set.InnerHtml.AppendHtml(row);
        return set;
    }

    private TagBuilder Part(
        string part, string id, string label, string? value, int length, IReadOnlyList<TagHelperAttribute> others)
    {
        var name = $"{FieldName}.{part}";
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.AddCssClass(Problem is null ? "usa-input" : "usa-input usa-input--error");
        input.Attributes["id"] = id;
        input.Attributes["name"] = name;
        input.Attributes["type"] = "text";
        input.Attributes["inputmode"] = "numeric";
        input.Attributes["maxlength"] = length.ToString(CultureInfo.InvariantCulture);
        input.Attributes["value"] = TypedIn(name) ?? value ?? "";
        if (Problem is not null) input.Attributes["aria-invalid"] = "true";
        foreach (var other in others) input.Attributes[other.Name] = other.Value?.ToString();

        var labelled = Element("label", "date-part-label", label);
        labelled.Attributes["for"] = id;
        var box = new TagBuilder("div");
        box.AddCssClass($"date-part date-part-{length}");
        box.InnerHtml.AppendHtml(labelled).AppendHtml(input);
        return box;
    }
}
