using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.AccountingPeriods;

/// <summary>A month of the list; <paramref name="Next"/> when it is the one to close now.</summary>
public sealed record PeriodLine(AccountingPeriod Period, string? ClosedBy, bool Next);

/// <summary>Every month of the books: open, or closed by whom and why.</summary>
public sealed class PeriodsPage(Database db, TimeProvider clock) : SignedInPage
{
    public IReadOnlyList<PeriodLine> Lines { get; private set; } = [];

    public bool IsDirector => Me.Roles.Contains(OpenEdition.Role);

    public Task OnGet() => db.Reading(Me, async () =>
    {
        var rows = await (
            from p in db.AccountingPeriods.AsNoTracking()
            orderby p.FiscalYear, p.Month
            select new
            {
                Period = p,
                By = db.People.Where(x => x.Id == p.ClosedBy).Select(x => x.Name).FirstOrDefault(),
            }).ToListAsync(Stop);
        var today = MexicoCity.Day(clock.GetUtcNow());
        var next = rows.FirstOrDefault(r => r.Period.ClosedAt is null)?.Period;
        Lines = [.. rows.Select(r => new PeriodLine(r.Period, r.By, r.Period == next && r.Period.EndsOn < today))];
        return true;
    }, Stop);
}
