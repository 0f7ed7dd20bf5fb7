using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using ThreeForOne.Domain;

namespace ThreeForOne.Server.Web.Components;

/// <summary>All messages of a form on top of it, each a link to its field; nothing when there is none.</summary>
public sealed class ErrorSummaryTagHelper(Texts text) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var problems = View.ViewData.ModelState
            .OrderBy(entry => FieldOrder.Of(View.ViewData.ModelMetadata, entry.Key), StringComparer.Ordinal)
            .SelectMany(entry => entry.Value!.Errors.Select(error => (Field: entry.Key, error.ErrorMessage)))
            .ToList();
        if (problems.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagMode = TagMode.StartTagAndEndTag;
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "usa-alert usa-alert--error error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("autofocus", "autofocus");

        var list = new TagBuilder("ul");
        list.AddCssClass("usa-list usa-list--unstyled");
        var missing = text[new FieldMissing().Say];
        foreach (var (field, message) in problems)
        {
            var needsName = message == missing || problems.Count(other => other.ErrorMessage == message) > 1;
            IHtmlContent words = needsName ? new Named(View.HttpContext, field, message) : Words(message);
            list.InnerHtml.AppendHtml(Line(field, words));
        }

        var heading = new TagBuilder("h2");
        heading.AddCssClass("usa-alert__heading");
        heading.InnerHtml.Append(text["Falta corregir algo", "Something needs correcting"]);
        var body = new TagBuilder("div");
        body.AddCssClass("usa-alert__body");
        body.InnerHtml.AppendHtml(heading).AppendHtml(list);
        output.Content.SetHtmlContent(body);
    }

    private static HtmlContentBuilder Words(string message)
    {
        var words = new HtmlContentBuilder();
        words.Append(message);
        return words;
    }

    private static TagBuilder Line(string field, IHtmlContent message)
    {
        var line = new TagBuilder("li");
        if (field.Length == 0)
        {
            line.InnerHtml.AppendHtml(message);
            return line;
        }

        var link = new TagBuilder("a");
        link.Attributes["href"] = $"#{FieldIds.Of(field)}";
        link.InnerHtml.AppendHtml(message);
        line.InnerHtml.AppendHtml(link);
        return line;
    }
}

/// <summary>
/// A message that does not name its field, with the field's name before it. Fields come after the summary, so their
/// names are known only when the page is written out.
/// </summary>
internal sealed class Named(HttpContext http, string field, string message) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        if (FieldNames.Of(http, field) is { } label)
            encoder.Encode(writer, label.EndsWith('?') ? label + " " : label + ". ");
        encoder.Encode(writer, message);
    }
}

/// <summary>Messages come in the order in which the page's properties are declared, as its fields are.</summary>
internal static class FieldOrder
{
    public static string Of(ModelMetadata page, string field)
    {
        var order = new StringBuilder();
        var place = page;
        foreach (var part in field.Split('.', '['))
        {
            var name = part.TrimEnd(']');
            // A row of a list keeps its number: the tenth comes after the second.
            if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var row))
            {
                order.Append(CultureInfo.InvariantCulture, $"{row:D6}");
                place = place?.ElementMetadata;
                continue;
            }

            var index = place?.Properties.ToList().FindIndex(property => property.PropertyName == name) ?? -1;
            order.Append(CultureInfo.InvariantCulture, $"{index + 1:D6}");
            place = index < 0 ? null : place!.Properties[index];
        }

        return order.ToString();
    }
}

/// <summary>Puts what was refused where a person sees it.</summary>
public static class FormProblems
{
    /// <summary>At a field, or on top of the form when the field is empty.</summary>
    public static void Say(this ModelStateDictionary form, string field, Bilingual message, Texts text) =>
        form.AddModelError(field, text[message]);

    public static void Say(this ModelStateDictionary form, string field, Refusal refusal, Texts text) =>
        form.Say(field, refusal.Say, text);

    /// <summary>A refusal of the whole step.</summary>
    public static void Say(this ModelStateDictionary form, Refusal refusal, Texts text) =>
        form.Say("", refusal.Say, text);
}
