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

    /// <summary>Somebody else is at work on it; what was already written here stays to be seen.</summary>
    public bool IsAnothers => View.Task.ClaimedBy is { } claimant && claimant != Me.Person;

    public bool IsMine => View.Task.ClaimedBy == Me.Person;

    public bool ShowsForm => View.Mine && (!IsAnothers || HttpMethods.IsPost(Request.Method));

    public Bilingual StepName => library.StepName(View.Task.ElementId);

    public Bilingual EventName(string code) => library.EventName(code);

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public Task<IActionResult> OnPost([FromServices] DecideTask decide) =>
        Answer(() => decide.Handle(Id, Outcome, Reason, Me, Stop));

    /// <param name="from">Who had it when the page was read.</param>
    public async Task<IActionResult> OnPostClaim([FromServices] ClaimTask claim, Guid? from) =>
        await Claimed(await claim.Handle(Id, from, Me, Stop));

    public async Task<IActionResult> OnPostRelease([FromServices] ClaimTask claim) =>
        await Claimed(await claim.Release(Id, Me, Stop));

    private async Task<IActionResult> Claimed(Result<Guid> result)
    {
        if (!result.IsRefusal) return Redirect($"/tasks/{Id}");
        Say(result.Refusal);
        return await Load() ? Page() : NotFound();
    }

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
