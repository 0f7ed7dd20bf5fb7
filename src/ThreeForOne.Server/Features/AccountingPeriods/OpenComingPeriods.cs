using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.AccountingPeriods;

/// <summary>
/// Opens the months up to the end of the coming year, so that no entry ever finds its month missing. Run daily and when
/// a demonstration's clock moves; months that are there stay as they are.
/// </summary>
public sealed class OpenComingPeriods(Database db, TimeProvider clock)
{
    /// <summary>Returns how many months it opened.</summary>
    public async Task<int> Run(CancellationToken stop)
    {
        var last = MexicoCity.Day(clock.GetUtcNow()).Year + 1;
        var opened = await db.InTransaction<int>(Actor.System, "Apertura de periodos contables", async _ =>
            // From the first year there is: a server that was off for years leaves no gap.
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into accounting_period (fiscal_year, month)
                select y, m from generate_series((select min(fiscal_year) from accounting_period), {last}) y, generate_series(1, 12) m
                 where (y, m) > (select p.fiscal_year, p.month from accounting_period p order by p.fiscal_year desc, p.month desc limit 1)
                on conflict do nothing
                """, stop), stop);
        return opened.Value;
    }
}
