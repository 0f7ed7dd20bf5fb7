using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Demo;

/// <summary>The letters that would have left, for whoever tries the demonstration. Mapped there only.</summary>
public sealed class MailsPage(Database db) : PageModel
{
    private const int PageMax = 50;

    /// <summary>A letter in the list.</summary>
    public sealed record MailLine(
        Guid Id, string Language, string Subject, string Reader, string? Organisation, DateTimeOffset CreatedAt,
        string Status, bool Daily)
    {
        public Bilingual Sending => Status switch
        {
            "sent" => new("Enviado", "Sent"),
            "failed" => new("No llegó", "Failed"),
            "dropped" => new("Ya no hacía falta", "No longer needed"),
            "digested" => new("En el resumen del día", "In the daily digest"),
            _ => Daily ? new("Espera el resumen del día", "Waits for the daily digest") : new("Por salir", "Waiting"),
        };
    }

    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public IReadOnlyList<MailLine> Lines { get; private set; } = [];

    public Guid? Next { get; private set; }

    public async Task OnGet()
    {
        var lines = await db.Reading(Actor.System, () => db.Mails.AsNoTracking()
            .Where(m => After == null || m.Id < After).OrderByDescending(m => m.Id).Take(PageMax + 1)
            .Select(m => new MailLine(m.Id, m.Language, m.Subject,
                db.People.Where(p => p.Id == m.PersonId).Select(p => p.Name).First(),
                db.Organisations.Where(o => o.Id == m.OrganisationId).Select(o => o.Name).FirstOrDefault(),
                m.CreatedAt, m.Status, m.Daily))
            .ToListAsync(HttpContext.RequestAborted), HttpContext.RequestAborted);
        Lines = [.. lines.Take(PageMax)];
        Next = lines.Count > PageMax ? Lines[^1].Id : null;
    }
}
