using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ThreeForOne.Server.Web.Components;

/// <summary>One thing to choose; the hint says what choosing it means.</summary>
public sealed record FieldOption(string Value, string Label, string? Hint = null);

/// <summary>One of many, from a list.</summary>
public sealed class SelectFieldTagHelper(Texts text) : FieldTagHelper(text)
{
    public IEnumerable<FieldOption> Options { get; set; } = [];

    protected override IHtmlContent Body(IReadOnlyList<TagHelperAttribute> others)
    {
        var select = new TagBuilder("select");
        select.AddCssClass("usa-select");
        select.Attributes["id"] = Id;
        select.Attributes["name"] = FieldName;
        Describe(select, others);
        var none = new FieldOption("", T["- Elija -", "- Choose -"]);
        select.InnerHtml.AppendHtml(OptionOf(none, chosen: Typed.Length == 0));
        foreach (var option in Options) select.InnerHtml.AppendHtml(OptionOf(option, option.Value == Typed));
        return Labelled(select);
    }

    private static TagBuilder OptionOf(FieldOption option, bool chosen)
    {
        var element = new TagBuilder("option");
        element.Attributes["value"] = option.Value;
        if (chosen) element.Attributes["selected"] = "selected";
        element.InnerHtml.Append(option.Label);
        return element;
    }
}

/// <summary>One of a few, each with its hint; for a decision whose outcomes need a sentence.</summary>
public sealed class RadioFieldTagHelper(Texts text) : FieldTagHelper(text)
{
    public IEnumerable<FieldOption> Options { get; set; } = [];

    protected override IHtmlContent Body(IReadOnlyList<TagHelperAttribute> others)
    {
        var set = new TagBuilder("fieldset");
        set.AddCssClass("usa-fieldset");
        if (DescribedBy is { } ids) set.Attributes["aria-describedby"] = ids;
        set.InnerHtml.AppendHtml(LabelFor("legend", "usa-legend")).AppendHtml(HintAndProblem());
        foreach (var (index, option) in Options.Index())
        {
            // The first keeps the field's id: the summary of errors links to it.
            var id = index == 0 ? Id : $"{Id}-{index + 1}";
            set.InnerHtml.AppendHtml(Choices.One("radio", FieldName, id, option, option.Value == Typed, others));
        }

        return set;
    }
}

/// <summary>Yes or no, bound to a bool.</summary>
public sealed class CheckFieldTagHelper(Texts text) : FieldTagHelper(text)
{
    protected override IHtmlContent Body(IReadOnlyList<TagHelperAttribute> others)
    {
        var isOn = TypedIn(FieldName)?.Split(',')[0] is { } typed ? typed == "true" : For?.Model is true;
        var absent = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        absent.Attributes["type"] = "hidden";
        absent.Attributes["name"] = FieldName;
        absent.Attributes["value"] = "false";
        var content = new HtmlContentBuilder();
        if (Problem is not null) content.AppendHtml(Element("div", "usa-error-message", Problem, $"{Id}-error"));
        // Nothing is posted for an empty box; the hidden false behind it says that it was there.
        return content
            .AppendHtml(Choices.One("checkbox", FieldName, Id, new FieldOption("true", Label, Hint), isOn, others))
            .AppendHtml(absent);
    }
}

internal static class Choices
{
    public static IHtmlContent One(
        string kind, string name, string id, FieldOption option, bool isOn, IReadOnlyList<TagHelperAttribute> others)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.AddCssClass($"usa-{kind}__input usa-{kind}__input--tile");
        input.Attributes["type"] = kind;
        input.Attributes["id"] = id;
        input.Attributes["name"] = name;
        input.Attributes["value"] = option.Value;
        if (isOn) input.Attributes["checked"] = "checked";
        foreach (var other in others) input.Attributes[other.Name] = other.Value?.ToString();

        var label = new TagBuilder("label");
        label.AddCssClass($"usa-{kind}__label");
        label.Attributes["for"] = id;
        label.InnerHtml.Append(option.Label);
        if (option.Hint is not null)
        {
            var hint = new TagBuilder("span");
            hint.AddCssClass($"usa-{kind}__label-description");
            hint.InnerHtml.Append(option.Hint);
            label.InnerHtml.AppendHtml(hint);
        }

        var row = new TagBuilder("div");
        row.AddCssClass($"usa-{kind}");
        row.InnerHtml.AppendHtml(input).AppendHtml(label);
        return row;
    }
}
