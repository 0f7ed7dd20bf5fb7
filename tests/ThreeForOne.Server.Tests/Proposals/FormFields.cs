using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ThreeForOne.Server.Tests.Proposals;

/// <summary>What a browser would send of a form as it came, and the same with something typed.</summary>
internal static class FormFields
{
    public static (string Name, string Value)[] Of(Answer answer, string form) =>
    [
        .. answer.Page.QuerySelectorAll<IHtmlFormElement>($"main {form}").First().Elements.Select(e => e switch
        {
            IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } => (null, null),
            IHtmlInputElement { Type: not ("submit" or "file") } input => (input.Name, input.Value),
            IHtmlTextAreaElement area => (area.Name, area.Value),
            IHtmlSelectElement list => (list.Name, list.Value),
            _ => ((string?)null, (string?)null),
        }).Where(f => f.Item1 is not null).Select(f => (f.Item1!, f.Item2 ?? "")),
    ];

    /// <summary>The form that saves a section, whatever else stands on its page.</summary>
    public static (string Name, string Value)[] Section(Answer answer) => Of(answer, "form:has(.kept)");

    public static (string Name, string Value)[] With(
        this (string Name, string Value)[] form, params (string Name, string Value)[] typed) =>
        [.. form.Where(f => typed.All(t => t.Name != f.Name)), .. typed];

    /// <summary>As a browser sends it, with the page's origin.</summary>
    public static Task<Answer> Sent(
        this Visitor who, string path, (string Name, string Value)[] fields, bool byScript = false)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))),
        };
        request.Headers.Add("Origin", who.Address.GetLeftPart(UriPartial.Authority));
        if (byScript) request.Headers.Add("HX-Request", "true");
        return who.Answer(request);
    }
}
