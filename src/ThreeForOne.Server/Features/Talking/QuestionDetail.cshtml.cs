using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Features.Projects;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Talking;

/// <summary>One question with all that was written in it; its two sides write on here.</summary>
public sealed class QuestionDetailPage(QuestionReader reader) : ProjectPage
{
    [BindProperty(SupportsGet = true)]
    public int Number { get; set; }

    [BindProperty]
    public string? Body { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    /// <summary>The message that the next one corrects.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Corrects { get; set; }

    public QuestionThread View { get; private set; } = null!;

    public bool IsAsker => TalkRoles.Talks(Me) && View.Question.OrganisationId == Me.Organisation;

    public bool IsAnswerer => TalkRoles.Talks(Me) && View.Question.ToId == Me.Organisation;

    public bool IsOpen => View.Question.Status != "closed";

    public async Task<IActionResult> OnGet() => await LoadTab() ? Page() : NotFound();

    public async Task<IActionResult> OnPost([FromServices] WriteMessage write)
    {
        var written = await write.Handle(Id, Number, Body, Corrects, FormKey ?? "", Me, Stop);
        return written.IsRefusal ? await Refused(written.Refusal, nameof(Body)) : Here();
    }

    public async Task<IActionResult> OnPostClose([FromServices] CloseQuestion close)
    {
        var closed = await close.Handle(Id, Number, Why, Me, Stop);
        return closed.IsRefusal ? await Refused(closed.Refusal, nameof(Why)) : Here();
    }

    public async Task<IActionResult> OnPostRead([FromServices] MarkRead read)
    {
        if (!await LoadTab()) return NotFound();
        await read.Handle(View.Question.Id, Me, Stop);
        // The page sends the form by itself where it can, and the button goes.
        return Request.Headers.ContainsKey("HX-Request") ? Content("") : Here();
    }

    private RedirectResult Here() => Redirect($"/projects/{Id}/questions/{Number}");

    private async Task<IActionResult> Refused(Refusal refusal, string field)
    {
        Say(refusal, refusal is MessageMissing or TextTooLong ? field : "");
        return await LoadTab() ? Page() : NotFound();
    }

    private async Task<bool> LoadTab()
    {
        QuestionThread? found = null;
        if (!await Load(async () => found = await reader.Thread(Id, Number, Me, Stop)) || found is null) return false;
        View = found;
        return true;
    }
}
