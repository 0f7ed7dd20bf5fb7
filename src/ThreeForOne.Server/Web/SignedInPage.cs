using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ThreeForOne.Server.Web;

/// <summary>A page for people who are signed in. GET reads in a read-only transaction; POST calls a use case.</summary>
public abstract class SignedInPage : PageModel
{
    /// <summary>Who asks.</summary>
    protected Actor Me => HttpContext.Actor();

    /// <summary>Aborted when the browser goes away.</summary>
    protected CancellationToken Stop => HttpContext.RequestAborted;

    /// <summary>
    /// Made with the form and sent back with it: sent twice, it is answered once. Pages put it in a hidden field.
    /// </summary>
    [BindProperty]
    public string? FormKey { get; set; }

    /// <summary>A key for a form that is shown now.</summary>
    public static string NewFormKey(TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");

    /// <summary>Says a refusal in the summary on top of the page; what was typed stays.</summary>
    protected void Say(Refusal refusal, string field = "")
    {
        var texts = HttpContext.RequestServices.GetRequiredService<Texts>();
        ModelState.AddModelError(field, texts[refusal.Say]);
        Response.StatusCode = StatusOf(refusal);
    }

    private static int StatusOf(Refusal refusal) => refusal.Code switch
    {
        "project.none" or "task.none" or "edition.none" or "session.none"
            or "person.none" or "notice.none" or "closure.none"
            or "question.none" or "view.none" => StatusCodes.Status404NotFound,
        "task.not_your_turn" => StatusCodes.Status403Forbidden,
        "task.already_closed" or "task.taken_by_another" or "task.not_taken_by_you"
            or "conflict.changed_meanwhile" or "conflict.key_used" or "conflict.section_saved"
            or "conflict.budget_saved" =>
            StatusCodes.Status409Conflict,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
