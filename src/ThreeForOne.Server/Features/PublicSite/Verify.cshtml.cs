using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.PublicSite;

/// <summary>What a document's code tells everybody: which document, whether it still stands; never a person.</summary>
public sealed record DocumentStanding(
    string Folio, string Type, string Standing, DateTimeOffset IssuedAt, byte[] RecordSha256, byte[]? PdfSha256,
    string? Successor);

/// <summary>
/// Checks a document by the random code it carries. One look-up in a unique index, whatever is typed; only 128 random
/// bits open a document, never its folio.
/// </summary>
[AllowAnonymous]
public sealed class VerifyPage(Database db) : PageModel
{
    private const int CodeLength = 32;

    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    public DocumentStanding? Document { get; private set; }

    public bool WasAsked { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        var asked = (Code ?? "").Trim();
        Code = Read(asked);
        WasAsked = asked.Length > 0;
        if (!WasAsked) return Page();

        // The form sends the code as a question; the answer has an address of its own, the one in the QR.
        if (Request.Query.ContainsKey("code") && Code.Length > 0) return Redirect($"/verify/{Code}");
        if (Code.Length == CodeLength)
            Document = await db.ReadingAsPublic(Code, () => db.Documents.AsNoTracking()
                .Where(d => d.VerificationCode == Code)
                .Select(d => new DocumentStanding(d.Folio, d.Type, d.Standing, d.IssuedAt, d.RecordSha256, d.PdfSha256,
                    d.SuccessorFolio))
                .SingleOrDefaultAsync(stop), stop);
        if (Document is null) Response.StatusCode = StatusCodes.Status404NotFound;
        else ModelState.Remove(nameof(Code));   // the form is for the next one
        return Page();
    }

    // People copy codes with spaces, dashes, capitals, or the whole address around them.
    private static string Read(string typed)
    {
        var last = typed[(typed.TrimEnd('/').LastIndexOf('/') + 1)..];
        var code = string.Concat(last.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        return code.Length > CodeLength ? code[..(CodeLength + 1)] : code;
    }
}
