using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Exports;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.AccountingPeriods;

/// <summary>A month of the list; <paramref name="Next"/> when it is the one to close now.</summary>
public sealed record PeriodLine(AccountingPeriod Period, string? ClosedBy, bool Next);

/// <summary>Every month of the books: open, or closed by whom and why.</summary>
public sealed class PeriodsPage(Database db, TimeProvider clock) : ListPage<PeriodLine>
{
    public IReadOnlyList<PeriodLine> Lines { get; private set; } = [];

    public bool IsDirector => Me.Roles.Contains(OpenEdition.Role);

    public async Task OnGet() =>
        Lines = await db.Reading(Me, async () => await AllRows().ToListAsync(Stop), Stop);

    public Bilingual StatusOf(PeriodLine line) => line.Period.ClosedAt is not null ? new("Cerrado", "Closed")
        : line.Next && IsDirector ? new("Abierto; es el siguiente por cerrar", "Open; the next one to close")
        : new("Abierto", "Open");

    protected override ListFile<PeriodLine> AsFile(Texts text) =>
        new ListFile<PeriodLine>(text["periodos-contables", "accounting-periods"], text)
            .Text(new("Mes", "Month"), line => $"{text.Month(line.Period.Month)} {line.Period.FiscalYear}")
            .Text(new("Situación", "Status"), line => text[StatusOf(line)])
            .Day(new("Cerrado el", "Closed on"), line => line.Period.ClosedAt)
            .Text(new("Cerrado por", "Closed by"), line => line.ClosedBy)
            .Text(new("Motivo", "Reason"), line => text[OwnReasons.Of(line.Period.Reason)]);

    protected override async IAsyncEnumerable<PeriodLine> AllRows()
    {
        var today = MexicoCity.Day(clock.GetUtcNow());
        var anyOpen = false;
        var rows = from p in db.AccountingPeriods.AsNoTracking()
                   orderby p.FiscalYear, p.Month
                   select new
                   {
                       Period = p,
                       By = db.People.Where(x => x.Id == p.ClosedBy).Select(x => x.Name).FirstOrDefault(),
                   };
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(Stop))
        {
            var isFirstOpen = row.Period.ClosedAt is null && !anyOpen;
            anyOpen |= isFirstOpen;
            yield return new PeriodLine(row.Period, row.By, isFirstOpen && row.Period.EndsOn < today);
        }
    }
}
