using System.Text;
using ThreeForOne.Server.Features.Documents;
using ThreeForOne.Server.Features.Mail;

namespace ThreeForOne.Server.Features.Demo;

/// <summary>
/// One letter's HTML as its reader's program would show it: alone, without scripts, its styles in the markup because
/// letters have no other place for them. Mapped in a demonstration only.
/// </summary>
public static class MailHtml
{
    public const string Route = "/demo/mails/{id:guid}/html";

    private const string LetterPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    public static async Task<IResult> Handle(
        Guid id, Database db, DemoMailer mailer, SiteAddress site, HttpContext http)
    {
        if (await MailTextPage.Find(db, id, http.RequestAborted) is not { } found) return Results.NotFound();
        http.Response.Headers.ContentSecurityPolicy = LetterPolicy;
        var html = mailer.Find(id)?.Html ?? LetterBody.Of(found.Mail, site).Html();
        return Results.Content(html, "text/html", Encoding.UTF8);
    }
}
