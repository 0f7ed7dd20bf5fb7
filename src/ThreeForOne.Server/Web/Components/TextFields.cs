using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using ThreeForOne.Domain;

namespace ThreeForOne.Server.Web.Components;

/// <summary>What is typed into a text field: it chooses the keyboard on a phone.</summary>
public enum TextKind
{
    Text,
    Email,
    Phone,
    Digits,
    Password,
    Search,
}

/// <summary>One line of text: <c>&lt;text-field for="Name" label="…" hint="…" kind="Digits" /&gt;</c>.</summary>
public sealed class TextFieldTagHelper(Texts text) : FieldTagHelper(text)
{
    public TextKind Kind { get; set; }

    /// <summary>small for a key or a year, large for a sentence; else as wide as a name.</summary>
    public string? Width { get; set; }

    protected override IHtmlContent Body(IReadOnlyList<TagHelperAttribute> others)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.AddCssClass(Width is null ? "usa-input" : $"usa-input field-{Width}");
        input.Attributes["id"] = Id;
        input.Attributes["name"] = FieldName;
        input.Attributes["type"] = Kind switch
        {
            TextKind.Email => "email",
            TextKind.Phone => "tel",
            TextKind.Password => "password",
            TextKind.Search => "search",
            TextKind.Text or TextKind.Digits => "text",
        };
        if (Kind == TextKind.Digits) input.Attributes["inputmode"] = "numeric";
        if (Kind != TextKind.Password) input.Attributes["value"] = Typed;
        Describe(input, others);
        return Labelled(input);
    }
}

/// <summary>
/// An amount, bound to a string and read with <see cref="MoneyText.Parse"/>, so that nothing typed is lost.
/// </summary>
public sealed class MoneyFieldTagHelper(Texts text) : FieldTagHelper(text)
{
    public Currency Currency { get; set; }

    protected override IHtmlContent Body(IReadOnlyList<TagHelperAttribute> others)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.AddCssClass("usa-input amount");
        input.Attributes["id"] = Id;
        input.Attributes["name"] = FieldName;
        input.Attributes["type"] = "text";
        input.Attributes["inputmode"] = "decimal";
        input.Attributes["autocomplete"] = "off";
        var isKnown = TypedIn(FieldName) is null;
        input.Attributes["value"] = isKnown && For?.Model is Money money ? MoneyText.Format(money) : Typed;
        Describe(input, others);

        var group = new TagBuilder("div");
        group.AddCssClass("money-input");
        var unit = Element("span", "money-unit", T.CurrencyName(Currency));
        unit.Attributes["aria-hidden"] = "true";
        group.InnerHtml.AppendHtml(unit).AppendHtml(input);
        return Labelled(group);
    }
}

/// <summary>Several lines of text.</summary>
public sealed class LongTextFieldTagHelper(Texts text) : FieldTagHelper(text)
{
    public int Rows { get; set; } = 5;

    protected override IHtmlContent Body(IReadOnlyList<TagHelperAttribute> others)
    {
        var area = new TagBuilder("textarea");
        area.AddCssClass("usa-textarea");
        area.Attributes["id"] = Id;
        area.Attributes["name"] = FieldName;
        area.Attributes["rows"] = Rows.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Describe(area, others);
        // The first line break after the tag is not part of the text.
        area.InnerHtml.AppendHtml("\n").Append(Typed);
        return Labelled(area);
    }
}

/// <summary>A file to send; the hint says which types and how large.</summary>
public sealed class FileFieldTagHelper(Texts text) : FieldTagHelper(text)
{
    protected override IHtmlContent Body(IReadOnlyList<TagHelperAttribute> others)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.AddCssClass("file-input");
        input.Attributes["id"] = Id;
        input.Attributes["name"] = FieldName;
        input.Attributes["type"] = "file";
        Describe(input, others);
        return Labelled(input);
    }
}
