using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Projects;

/// <summary>The project at a glance: state, who has the ball, the money, where to send it, and leaving it.</summary>
public sealed class SummaryPage(Database db) : ProjectPage
{
    private static readonly string[] BeforeAgreement =
        ["BORRADOR", "INGRESADA", "PREVENCION", "VALIDADA", "DICTAMINADA", "APROBADA", "CONDICIONADA", "EN_ESPERA"];

    [BindProperty]
    public string? Reason { get; set; }

    public RegisteredAccount? Account { get; private set; }

    /// <summary>The account is for those who pay in or handle it, from the agreement on.</summary>
    public bool MaySeeAccount => Head.Project.State is "CONVENIDA" or "FONDEADA" or "EN_EJECUCION" && Can(
        "club_president", "club_treasurer", "federal_signer", "state_signer", "municipal_signer", "treasury_clerk",
        "reconciler", "auditor");

    public bool MayWithdraw => Can("club_president", "club_treasurer") && BeforeAgreement.Contains(Head.Project.State);

    public bool MayCancel => Can("programme_director") && BeforeAgreement.Contains(Head.Project.State);

    /// <summary>A club begins its next proposal with what it wrote before.</summary>
    public bool MayCopy => Head.Project.ClubId == Me.Organisation && Can("club_president", "club_treasurer");

    public async Task<IActionResult> OnGet() => await LoadTab() ? Page() : NotFound();

    public Task<IActionResult> OnPostWithdraw([FromServices] EndProject end) =>
        Answer(() => end.Withdraw(Id, Reason, Me, Stop));

    public Task<IActionResult> OnPostCancel([FromServices] EndProject end) =>
        Answer(() => end.Cancel(Id, Reason, Me, Stop));

    private async Task<IActionResult> Answer(Func<Task<Result<Project>>> step)
    {
        var result = await step();
        if (!result.IsRefusal) return Redirect($"/projects/{Id}");
        Say(result.Refusal);
        return await LoadTab() ? Page() : NotFound();
    }

    private Task<bool> LoadTab() => Load(async () => Account = await db.RegisteredAccounts.AsNoTracking()
        .SingleOrDefaultAsync(a => a.ProjectId == Id && a.Status == "confirmed", Stop));
}
