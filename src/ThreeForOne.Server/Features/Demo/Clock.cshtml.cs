using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ThreeForOne.Server.Web;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Demo;

/// <summary>Shows and moves the demonstration's clock. Mapped in a demonstration only.</summary>
public sealed class ClockPage(MoveClock move, TimeProvider clock, Texts text) : PageModel
{
    [BindProperty]
    public string? Days { get; set; } = "1";

    [BindProperty]
    public DateParts To { get; set; } = new();

    /// <summary>How many deadlines ran out in the move that led here.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Fired { get; set; }

    public DateTimeOffset Now { get; private set; }

    public void OnGet() => Now = clock.GetUtcNow();

    public Task<IActionResult> OnPostDays() =>
        int.TryParse(Days?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            && days is > 0 and <= 999
            ? Moved(move.ByDays(days, HttpContext.RequestAborted), nameof(Days))
            : Task.FromResult<IActionResult>(
                Refused(nameof(Days),
                    new Bilingual("Escriba cuántos días, de 1 a 999.", "Enter how many days, 1 to 999.")));

    public Task<IActionResult> OnPostDate() => To.Read().TryGet(out var date, out var refusal)
        ? Moved(move.ToDate(date, HttpContext.RequestAborted), nameof(To))
        : Task.FromResult<IActionResult>(Refused(nameof(To), refusal.Say));

    private async Task<IActionResult> Moved(Task<Result<int>> moving, string field)
    {
        var result = await moving;
        return result.IsRefusal ? Refused(field, result.Refusal.Say) : RedirectToPage(new { Fired = result.Value });
    }

    private PageResult Refused(string field, Bilingual message)
    {
        ModelState.Say(field, message, text);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        Now = clock.GetUtcNow();
        return Page();
    }
}
