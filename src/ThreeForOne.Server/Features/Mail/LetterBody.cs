using System.Net;
using System.Text;
using System.Text.Json;
using ThreeForOne.Server.Features.Documents;

namespace ThreeForOne.Server.Features.Mail;

/// <summary>
/// A letter as text and as HTML. Both say the same; the HTML has no picture, no font and nothing from elsewhere, and is
/// readable where its colours are not shown.
/// </summary>
public sealed class LetterBody(Letter letter, string language, SiteAddress site)
{
    private const string Ink = "color:#1b1b1b;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5";
    private readonly Texts t = new(Languages.Read(language));

    /// <summary>The letter of a row, with the link that was made for it when it left.</summary>
    public static LetterBody Of(MailRow mail, SiteAddress site, string? madePath = null)
    {
        var letter = JsonSerializer.Deserialize<Letter>(mail.Letter)!;
        return new(madePath is null ? letter : letter with { Path = madePath }, mail.Language, site);
    }

    private string? Link => letter.Path is { } path ? site.BaseUrl + path : null;

    private string Programme => t["Tres por Uno", "Three-For-One"];

    private string Demonstration =>
        t["DEMOSTRACIÓN: este aviso no tiene validez.", "DEMONSTRATION: this letter has no validity."];

    private string Footer => t[
        "Este correo lo envía el sistema; las respuestas no se leen. Qué avisos recibe y en qué idioma se elige en",
        "This message was sent by the system; nobody reads replies. Choose your letters and their language at"];

    private string Legend => t[
        "Este programa es público, ajeno a cualquier partido político. Queda prohibido el uso para fines distintos al desarrollo social.",
        "This programme is public and belongs to no political party. Its use for ends other than social development is forbidden."];

    private string Choose => site.BaseUrl + "/preferences";

    public string Text()
    {
        var text = new StringBuilder();
        if (site.Demo) text.Append(Demonstration).Append("\n\n");
        foreach (var paragraph in letter.Happened) text.Append(paragraph).Append("\n\n");
        foreach (var item in letter.Items) text.Append("- ").Append(item).Append('\n');
        if (letter.Items.Count > 0) text.Append('\n');
        text.Append(t["Qué hacer", "What to do"]).Append(": ").Append(letter.Todo).Append('\n')
            .Append(t["Para cuándo", "By when"]).Append(": ").Append(letter.By).Append("\n\n");
        if (Link is { } link) text.Append(letter.LinkWords).Append(":\n").Append(link).Append("\n\n");
        text.Append(letter.Ask).Append("\n\n-- \n").Append(Programme).Append('\n')
            .Append(Footer).Append(' ').Append(Choose).Append('\n').Append(Legend).Append('\n');
        return text.ToString();
    }

    public string Html() => $"""
        <!DOCTYPE html>
        <html lang="{t.Lang}">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Safe(letter.Subject)}</title></head>
        <body style="margin:0;background:#ffffff"><div style="{Ink};max-width:36em;margin:0 auto;padding:16px">
        {(site.Demo ? Paragraph($"<strong>{Safe(Demonstration)}</strong>") : "")}
        <p style="margin:0 0 16px;padding:0 0 8px;border-bottom:4px solid #b3491a;font-weight:bold">{Safe(Programme)}</p>
        <h1 style="font-size:22px;line-height:1.3;margin:0 0 16px">{Safe(letter.Subject)}</h1>
        {string.Concat(letter.Happened.Select(said => Paragraph(Safe(said))))}
        {List()}
        <div style="margin:0 0 16px;padding:12px 16px 4px;border-left:4px solid #1f4e79;background:#f0f4f8">
        {Line(t["Qué hacer", "What to do"], letter.Todo)}
        {Line(t["Para cuándo", "By when"], letter.By)}
        </div>
        {LinkLine()}
        {Paragraph(Safe(letter.Ask))}
        <div style="font-size:14px;color:#565c65;border-top:1px solid #a9aeb1;padding:12px 0 0">
        <p style="margin:0 0 8px">{Safe(Footer)} <a href="{Safe(Choose)}" style="color:#1f4e79">{Safe(Choose)}</a></p>
        <p style="margin:0">{Safe(Legend)}</p>
        </div></div></body></html>
        """;

    private string List() => letter.Items.Count == 0
        ? ""
        : $"""
        <ul style="margin:0 0 16px;padding:0 0 0 24px">
        {string.Concat(letter.Items.Select(item => $"<li style=\"margin:0 0 4px\">{Safe(item)}</li>"))}
        </ul>
        """;

    private string LinkLine() => Link is not { } link
        ? ""
        : $"""
        <p style="margin:0 0 16px"><a href="{Safe(link)}" style="color:#1f4e79;font-weight:bold">{Safe(letter.LinkWords)}</a>
        <br><span style="font-size:14px;word-break:break-all">{Safe(link)}</span></p>
        """;

    private static string Paragraph(string html) => $"<p style=\"margin:0 0 16px\">{html}</p>";

    private static string Line(string name, string said) =>
        $"<p style=\"margin:0 0 8px\"><strong>{Safe(name)}:</strong> {Safe(said)}</p>";

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
