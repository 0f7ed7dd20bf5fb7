using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Features.Agreements;
using ThreeForOne.Server.Features.Closing;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.Works;

namespace ThreeForOne.Server.Features.Tasks;

/// <summary>
/// One task: what is asked, the evidence and money, and the decision with its reason. Steps that need more than a
/// decision have a form of their own beside this file, in <c>Forms</c>.
/// </summary>
public sealed partial class TaskPage(Database db, TaskReader reader, ProcessLibrary library, TimeProvider clock)
    : SignedInPage
{
    /// <summary>Steps with a form of their own.</summary>
    private static readonly string[] OwnForms =
        ["draft", "cure", "review", "opinion", "register_account", "start_works", "progress", "close"];

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Outcome { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public TaskView View { get; private set; } = null!;

    public DateTimeOffset Now => clock.GetUtcNow();

    public string Form => OwnForms.Contains(View.Task.ElementId) ? $"Forms/_{View.Task.ElementId}" : "Forms/_decision";

    public Bilingual StepName => library.StepName(View.Task.ElementId);

    public Bilingual EventName(string code) => library.EventName(code);

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public Task<IActionResult> OnPost([FromServices] DecideTask decide) =>
        Answer(() => decide.Handle(Id, Outcome, Reason, Me, Stop));

    private async Task<bool> Load()
    {
        var view = await db.Reading(Me, () => reader.Of(Id, Me, Stop), Stop);
        if (view is null) return false;
        View = view;
        return true;
    }

    /// <summary>
    /// Redirects to the project when the step was done; otherwise says why not, with what was typed kept.
    /// </summary>
    private async Task<IActionResult> Answer(Func<Task<Result<Project>>> step)
    {
        var result = ModelState.IsValid ? await step() : null;
        if (result is { IsRefusal: false }) return Redirect($"/projects/{result.Value.Id}?done={Id}");
        if (result is not null) Say(result.Refusal!, FieldOf(result.Refusal!));
        return await Load() ? Page() : NotFound();
    }

    private static string FieldOf(Refusal refusal) => refusal switch
    {
        NoSuchOutcome => nameof(Outcome),
        ReasonMissing => nameof(Reason),
        _ => "",
    };
}
