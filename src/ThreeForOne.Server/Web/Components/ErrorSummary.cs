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
        if (View.ViewData.ModelState.ErrorCount == 0)
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

        var heading = new TagBuilder("h2");
        heading.AddCssClass("usa-alert__heading");
        heading.InnerHtml.Append(text["Falta corregir algo", "Something needs correcting"]);
        var body = new TagBuilder("div");
        body.AddCssClass("usa-alert__body");
        body.InnerHtml.AppendHtml(heading).AppendHtml(new Problems(View, text[new FieldMissing().Say]));
        output.Content.SetHtmlContent(body);
    }
}

/// <summary>
/// The messages in the order of their fields, with the field's name where the words alone do not tell which one is
/// meant. The fields come after the summary, so their names and order are known only when the page is written out.
/// </summary>
internal sealed class Problems(ViewContext view, string missing) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var fields = FieldNames.Of(view.HttpContext);
        var problems = view.ViewData.ModelState
            .SelectMany(entry => entry.Value!.Errors.Select(error => (Field: entry.Key, Message: error.ErrorMessage)))
            .OrderBy(problem => problem.Field.Length == 0 ? -1 : fields.FindIndex(f => f.Field == problem.Field))
            .ToList();

        var list = new TagBuilder("ul");
        list.AddCssClass("usa-list usa-list--unstyled");
        foreach (var (field, message) in problems)
        {
            var named = fields.Find(f => f.Field == field);
            var needsName = named.OfPart || message == missing || problems.Count(p => p.Message == message) > 1;
            var label = needsName ? named.Label : null;
            var words = label is null ? message : label + (label.EndsWith('?') ? " " : ". ") + message;
            list.InnerHtml.AppendHtml(Line(field, words));
        }
        list.WriteTo(writer, encoder);
    }

    private static TagBuilder Line(string field, string words)
    {
        var line = new TagBuilder("li");
        if (field.Length == 0)
        {
            line.InnerHtml.Append(words);
            return line;
        }

        var link = new TagBuilder("a");
        link.Attributes["href"] = $"#{FieldIds.Of(field)}";
        link.InnerHtml.Append(words);
        line.InnerHtml.AppendHtml(link);
        return line;
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
