using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.AccountingPeriods;

/// <summary>Something of the month that still waits, with its project; centavos of MXN.</summary>
public sealed record WaitingMoney(Guid ProjectId, string? Folio, string Party, DateOnly Day, long Centavos);

/// <summary>What a month holds and what of it still waits, as its closing shows it.</summary>
public sealed record MonthView(
    AccountingPeriod Period, string? ClosedBy, int Entries, int Unsealed, IReadOnlyList<WaitingMoney> Deposits,
    IReadOnlyList<WaitingMoney> Payments, bool EarlierAreOpen)
{
    public bool NothingWaits => Unsealed == 0 && Deposits.Count == 0 && Payments.Count == 0;
}

/// <summary>Reads a month before it is closed; afterwards nothing can be posted into it.</summary>
public sealed class ReadMonth(Database db)
{
    private const int RowsMax = 100;

    /// <summary>Null when there is no such month.</summary>
    public async Task<MonthView?> Of(int year, int month, CancellationToken stop)
    {
        var period = await db.AccountingPeriods.AsNoTracking()
            .SingleOrDefaultAsync(p => p.FiscalYear == year && p.Month == month, stop);
        if (period is null) return null;
        var first = new DateOnly(year, month, 1);
        var deposits = await (
            from d in db.Deposits.AsNoTracking()
            join p in db.Projects on d.ProjectId equals p.Id
            where d.Status == "recorded" && d.ValueDate >= first && d.ValueDate <= period.EndsOn
            orderby d.ValueDate, d.Id
            select new WaitingMoney(p.Id, p.Folio, d.Party, d.ValueDate, d.AmountCentavos)).Take(RowsMax)
            .ToListAsync(stop);
        var payments = await db.Database.SqlQuery<WaitingMoney>(
            $"""
            select p.project_id, r.folio, '' as party, (p.ordered_at at time zone 'America/Mexico_City')::date as day,
                   p.amount_centavos as centavos
              from payment p join project r on r.id = p.project_id
             where p.status = 'ordered' and (p.ordered_at at time zone 'America/Mexico_City')::date between {first} and {period.EndsOn}
             order by p.ordered_at, p.id limit {RowsMax}
            """).ToListAsync(stop);
        var counts = (await db.Database.SqlQuery<Counts>(
            $"""
            select count(*)::int as entries, count(u.item_id)::int as unsealed
              from journal_entry e left join unsealed u on u.item_kind = 'J' and u.item_id = e.id
             where e.fiscal_year = {year} and e.month = {month}
            """).ToListAsync(stop))[0];
        var earlier = await db.AccountingPeriods.AnyAsync(p => p.ClosedAt == null
            && (p.FiscalYear < year || (p.FiscalYear == year && p.Month < month)), stop);
        var closedBy = await db.People.Where(p => p.Id == period.ClosedBy).Select(p => p.Name)
            .SingleOrDefaultAsync(stop);
        return new(period, closedBy, counts.Entries, counts.Unsealed, deposits, payments, earlier);
    }

    private sealed record Counts(int Entries, int Unsealed);
}
