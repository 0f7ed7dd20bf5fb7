using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ThreeForOne.Server.Web.Components;

/// <summary>
/// Before the first field that a visitor fills in stands where to read what becomes of it; once a page, on the first
/// form
/// that sends something.
/// </summary>
[HtmlTargetElement("form", Attributes = "method")]
public sealed class PrivacyNoteTagHelper(Texts text) : TagHelper
{
    private const string Said = "privacy.said";

    /// <summary>The form in the page's head that only changes the language asks for nothing.</summary>
    private const string LanguageForm = "/language";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var http = View.HttpContext;
        var sends = string.Equals(
            output.Attributes["method"]?.Value.ToString(), "post", StringComparison.OrdinalIgnoreCase);
        var isLanguage = output.Attributes["action"]?.Value.ToString() == LanguageForm;
        var isVisitor = http.User.Identity?.IsAuthenticated != true;
        if (!sends || isLanguage || !isVisitor || !http.Items.TryAdd(Said, true)) return;
        output.PreContent
            .AppendHtml("<p class=\"privacy-note\"><a href=\"/privacy\">")
            .Append(text["Qué hacemos con sus datos", "What we do with your data"])
            .AppendHtml("</a></p>");
    }
}
