using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.Projects;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Talking;

/// <summary>What the offices note of a project among themselves.</summary>
public sealed class NotesPage(QuestionReader reader) : ProjectPage
{
    [BindProperty]
    public string? Body { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Corrects { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Before { get; set; }

    public IReadOnlyList<MessageView> Notes { get; private set; } = [];

    public int? Next { get; private set; }

    public bool IsUnread { get; private set; }

    public bool MayWrite => TalkRoles.IsOfOffice(Me);

    public async Task<IActionResult> OnGet() => await LoadTab() ? Page() : NotFound();

    public async Task<IActionResult> OnPost([FromServices] AddNote add)
    {
        var added = await add.Handle(Id, Body, Corrects, FormKey ?? "", Me, Stop);
        if (!added.IsRefusal) return Redirect($"/projects/{Id}/notes");
        Say(added.Refusal, added.Refusal is MessageMissing or TextTooLong ? nameof(Body) : "");
        return added.Refusal is NoSuchProject || !await LoadTab() ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostRead([FromServices] MarkRead read)
    {
        await read.Handle(Id, Me, Stop);
        return Request.Headers.ContainsKey("HX-Request") ? Content("") : Redirect($"/projects/{Id}/notes");
    }

    private Task<bool> LoadTab() => Load(async () =>
    {
        var notes = await reader.Notes(Id, Before, Me, Stop);
        Next = notes.Count > QuestionReader.RowsMax ? notes[QuestionReader.RowsMax - 1].Number : null;
        Notes = [.. notes.Take(QuestionReader.RowsMax)];
        IsUnread = await reader.IsUnread(Id, Me, Stop);
    });
}
