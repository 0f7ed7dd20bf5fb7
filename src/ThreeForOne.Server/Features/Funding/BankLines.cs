using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Funding;

/// <summary>What several use cases ask of a bank line.</summary>
public static class BankLines
{
    /// <summary>The line, locked until the transaction ends; null when there is none that the actor may see.</summary>
    public static async Task<BankLine?> LockBankLine(this Database db, Guid id, CancellationToken stop)
    {
        var line = await db.BankLines.FromSql($"select *, xmin from bank_line where id = {id} for update")
            .SingleOrDefaultAsync(stop);
        if (line is not null) await db.Entry(line).ReloadAsync(stop);
        return line;
    }

    /// <summary>Centavos of a line that are no part and are not on their way back.</summary>
    public static async Task<long> LeftOf(this Database db, BankLine line, CancellationToken stop) =>
        line.AmountCentavos
        - await db.Deposits.Where(d => d.BankLineId == line.Id && (d.Status == "recorded" || d.Status == "confirmed"))
            .SumAsync(d => d.AmountCentavos, stop)
        - await db.BankLineReturns.Where(r => r.BankLineId == line.Id && r.Status != "refused")
            .SumAsync(r => r.AmountCentavos, stop);
}
