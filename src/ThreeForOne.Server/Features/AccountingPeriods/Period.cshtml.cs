using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.AccountingPeriods;

/// <summary>One month: what it holds, what of it still waits, and its closing.</summary>
public sealed class PeriodPage(Database db, ReadMonth months, TimeProvider clock) : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Month { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public MonthView View { get; private set; } = null!;

    public bool HasEnded => View.Period.EndsOn < MexicoCity.Day(clock.GetUtcNow());

    public bool MayClose => Me.Roles.Contains(OpenEdition.Role) && View.Period.ClosedAt is null && HasEnded
        && !View.EarlierAreOpen;

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost([FromServices] CloseAccountingPeriod close)
    {
        var closed = await close.Handle(Year, Month, Reason, Me, Stop);
        if (!closed.IsRefusal) return Redirect("/accounting-periods");
        Say(closed.Refusal, closed.Refusal is ProjectProcess.ReasonMissing ? nameof(Reason) : "");
        return await Load() ? Page() : NotFound();
    }

    private Task<bool> Load() => db.Reading(Me, async () =>
    {
        if (await months.Of(Year, Month, Stop) is not { } view) return false;
        View = view;
        return true;
    }, Stop);
}
