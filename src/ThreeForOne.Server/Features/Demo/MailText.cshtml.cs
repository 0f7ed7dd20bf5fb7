using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Documents;
using ThreeForOne.Server.Features.Mail;

namespace ThreeForOne.Server.Features.Demo;

/// <summary>One letter as text, with the link that it left with, while that is remembered.</summary>
public sealed class MailTextPage(
    Database db, DemoMailer mailer, IEnumerable<MailKind> kinds, SiteAddress site) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public string Subject { get; private set; } = "";

    public string Lang { get; private set; } = "es";

    public string Reader { get; private set; } = "";

    public Bilingual Kind { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public string Text { get; private set; } = "";

    public async Task<IActionResult> OnGet()
    {
        var found = await Find(db, Id, HttpContext.RequestAborted);
        if (found is not { } letter) return NotFound();
        (Subject, Lang, Reader, CreatedAt) =
            (letter.Mail.Subject, letter.Mail.Language, letter.Reader, letter.Mail.CreatedAt);
        Kind = kinds.FirstOrDefault(k => k.Code == letter.Mail.Kind)?.Name ?? new("Otro", "Other");
        Text = mailer.Find(Id)?.Text ?? LetterBody.Of(letter.Mail, site).Text();
        return Page();
    }

    internal static async Task<(MailRow Mail, string Reader)?> Find(Database db, Guid id, CancellationToken stop)
    {
        var found = await db.Reading(Actor.System, () => db.Mails.AsNoTracking().Where(m => m.Id == id)
            .Select(m => new { Mail = m, Reader = db.People.First(p => p.Id == m.PersonId).Name })
            .SingleOrDefaultAsync(stop), stop);
        return found is null ? null : (found.Mail, found.Reader);
    }
}
