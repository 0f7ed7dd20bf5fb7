using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.AccountingPeriods;

/// <summary>
/// The programme director closes a month, with a reason: nothing posts into it any more, and it does not open again.
/// The database holds the order of months and who may close.
/// </summary>
public sealed class CloseAccountingPeriod(Database db)
{
    public Task<Result<bool>> Handle(int fiscalYear, int month, string? reason, Actor who, CancellationToken stop) =>
        db.InTransaction<bool>(who, (reason ?? "").Trim(), async act =>
        {
            if (!who.Roles.Contains(OpenEdition.Role)) return new NotYourTurn(OpenEdition.Role);
            if (act.Reason.Length == 0) return new ReasonMissing();
            // Entries hold the row FOR SHARE until they commit: this waits for them, and the next ones are refused.
            var period = await db.AccountingPeriods
                .FromSql(
                    $"select * from accounting_period where fiscal_year = {fiscalYear} and month = {month} for update")
                .SingleOrDefaultAsync(stop);
            if (period is null || period.ClosedAt is not null) return new NoSuchPeriod();
            if (period.EndsOn >= MexicoCity.Day(act.At))
                return new PeriodNotYetClosable(new("El mes aún no termina.", "The month has not ended yet."));
            if (await db.AccountingPeriods.AnyAsync(p => p.ClosedAt == null
                    && (p.FiscalYear < fiscalYear || (p.FiscalYear == fiscalYear && p.Month < month)), stop))
                return new PeriodNotYetClosable(
                    new("Cierre primero los meses anteriores.", "Close the earlier months first."));

            period.ClosedAt = act.At;
            period.ClosedBy = act.By;
            period.Reason = act.Reason;
            await db.Record("accounting_period.closed", act, null, null,
                new JsonObject { ["fiscal_year"] = fiscalYear, ["month"] = month }, stop);
            return true;
        }, stop);
}
