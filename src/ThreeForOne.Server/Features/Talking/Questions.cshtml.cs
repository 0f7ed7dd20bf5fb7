using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.Projects;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Talking;

/// <summary>A project's questions, and a form to ask one.</summary>
public sealed class QuestionsPage(QuestionReader reader, AskQuestion ask) : ProjectPage
{
    [BindProperty]
    public string? Subject { get; set; }

    [BindProperty]
    public string? Body { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Before { get; set; }

    public IReadOnlyList<QuestionRow> Rows { get; private set; } = [];

    public int? Next { get; private set; }

    /// <summary>A club asks the delegation; an office asks the club.</summary>
    public bool IsClub => Head.Project.ClubId == Me.Organisation;

    public bool MayAsk => TalkRoles.Talks(Me) && Head.Project.SubmittedAt is not null;

    public async Task<IActionResult> OnGet() => await LoadTab() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        var asked = await ask.Handle(Id, Subject, Body, FormKey ?? "", Me, Stop);
        if (!asked.IsRefusal) return Redirect($"/projects/{Id}/questions/{asked.Value}");
        Say(asked.Refusal, asked.Refusal switch
        {
            QuestionSubjectMissing => nameof(Subject),
            MessageMissing => nameof(Body),
            TextTooLong { LengthMax: TalkText.SubjectMax } => nameof(Subject),
            TextTooLong => nameof(Body),
            _ => "",
        });
        return asked.Refusal is NoSuchProject || !await LoadTab() ? NotFound() : Page();
    }

    private Task<bool> LoadTab() => Load(async () =>
    {
        var rows = await reader.OfProject(Id, Before, Me, Stop);
        Next = rows.Count > QuestionReader.RowsMax ? rows[QuestionReader.RowsMax - 1].Number : null;
        Rows = [.. rows.Take(QuestionReader.RowsMax)];
    });
}
