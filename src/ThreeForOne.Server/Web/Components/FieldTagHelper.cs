using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ThreeForOne.Server.Web.Components;

/// <summary>
/// What all fields share: label above, hint under it, the message at the field, then the control with whatever a person
/// typed, kept even when it could not be read. Attributes that are not ours (hx-post, maxlength …) go to the control.
/// </summary>
public abstract class FieldTagHelper(Texts text) : TagHelper
{
    /// <summary>The bound property; its path is the name that the browser posts.</summary>
    [HtmlAttributeName("for")]
    public ModelExpression? For { get; set; }

    /// <summary>In place of <see cref="For"/>, for fields without a model.</summary>
    public string? Name { get; set; }

    public string Label { get; set; } = "";

    /// <summary>The part of the form, where several parts have a field with this label.</summary>
    [HtmlAttributeName("part")]
    public string? PartOfForm { get; set; }

    public string? Hint { get; set; }

    /// <summary>Only what may be left out is marked; everything else is required.</summary>
    public bool Optional { get; set; }

    public string? Value { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    protected Texts T => text;

    protected string FieldName =>
        Name ?? (For is null ? "" : View.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name));

    protected string Id => FieldIds.Of(FieldName);

    protected string? Problem => ProblemOf(FieldName);

    protected string Typed => TypedIn(FieldName) ?? Value ?? For?.Model?.ToString() ?? "";

    /// <summary>Ids of hint and message, for a screen reader to read after the label.</summary>
    protected string? DescribedBy
    {
        get
        {
            var ids = new List<string>();
            if (Hint is not null) ids.Add($"{Id}-hint");
            if (Problem is not null) ids.Add($"{Id}-error");
            return ids.Count == 0 ? null : string.Join(' ', ids);
        }
    }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var others = output.Attributes.ToList();
        output.Attributes.Clear();
        FieldNames.Remember(
            View.HttpContext, FieldName, PartOfForm is null ? Label : $"{PartOfForm}, {Label}", PartOfForm is not null);
        output.TagMode = TagMode.StartTagAndEndTag;
        output.TagName = "div";
        var group = Problem is null ? "usa-form-group" : "usa-form-group usa-form-group--error";
        output.Attributes.SetAttribute("class", group);
        output.Content.SetHtmlContent(Body(others));
    }

    /// <summary>Everything inside the group.</summary>
    protected abstract IHtmlContent Body(IReadOnlyList<TagHelperAttribute> others);

    protected IHtmlContent LabelFor(string tag, string cssClass)
    {
        var label = new TagBuilder(tag);
        label.AddCssClass(cssClass);
        if (tag == "label") label.Attributes["for"] = Id;
        label.InnerHtml.Append(Label);
        if (Optional)
            label.InnerHtml.AppendHtml(" ").AppendHtml(Element("span", "optional", T["(opcional)", "(optional)"]));
        return label;
    }

    protected IHtmlContent Labelled(IHtmlContent control) =>
        new HtmlContentBuilder()
            .AppendHtml(LabelFor("label", "usa-label"))
            .AppendHtml(HintAndProblem())
            .AppendHtml(control);

    protected IHtmlContent HintAndProblem()
    {
        var both = new HtmlContentBuilder();
        if (Hint is not null) both.AppendHtml(Element("div", "usa-hint", Hint, $"{Id}-hint"));
        if (Problem is not null) both.AppendHtml(Element("div", "usa-error-message", Problem, $"{Id}-error"));
        return both;
    }

    protected void Describe(TagBuilder control, IReadOnlyList<TagHelperAttribute> others)
    {
        if (DescribedBy is { } ids) control.Attributes["aria-describedby"] = ids;
        if (Problem is not null) control.Attributes["aria-invalid"] = "true";
        foreach (var other in others) control.Attributes[other.Name] = other.Value?.ToString();
    }

    protected string? ProblemOf(string name) =>
        View.ViewData.ModelState.TryGetValue(name, out var entry) ? entry.Errors.FirstOrDefault()?.ErrorMessage : null;

    protected string? TypedIn(string name) =>
        View.ViewData.ModelState.TryGetValue(name, out var entry) ? entry.AttemptedValue : null;

    protected static TagBuilder Element(string tag, string cssClass, string words, string? id = null)
    {
        var element = new TagBuilder(tag);
        element.AddCssClass(cssClass);
        if (id is not null) element.Attributes["id"] = id;
        element.InnerHtml.Append(words);
        return element;
    }
}

/// <summary>The page's fields in their order, for the summary of errors, which stands above them.</summary>
internal static class FieldNames
{
    public static void Remember(HttpContext http, string field, string label, bool ofPart = false) =>
        Of(http).Add((field, label, ofPart));

    public static List<(string Field, string? Label, bool OfPart)> Of(HttpContext http)
    {
        if (http.Items[typeof(FieldNames)] is List<(string, string?, bool)> fields) return fields;
        fields = [];
        http.Items[typeof(FieldNames)] = fields;
        return fields;
    }
}

/// <summary>The id of a field, so that the summary of errors can link to it.</summary>
public static class FieldIds
{
    public static string Of(string name) => TagBuilder.CreateSanitizedId(name, "_");
}
