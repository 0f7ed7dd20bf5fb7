using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Funding;

/// <summary>
/// What must hold before money of the bank is taken for a party's contribution to a project, whether it came for this
/// project alone or is a part of a divided credit.
/// </summary>
public sealed class DepositRules(Database db, ProjectMoney money, EffectiveDates dates)
{
    public async Task<Refusal?> Problem(
        Project project, string party, long centavos, DateOnly valueDate, string payer, Act act, CancellationToken stop)
    {
        var share = (await money.Of(project.Id, stop)).FirstOrDefault(s => s.Party == party);
        if (share is null || project.State is not ("CONVENIDA" or "FONDEADA" or "EN_EJECUCION"))
            return new NothingIsDue(party);

        var agreed = await db.Documents.Where(d => d.ProjectId == project.Id && d.Type == "agreement")
            .MinAsync(d => d.IssuedAt, stop);
        var (first, today) =
            (await dates.Of(project, act with { At = agreed }, stop), await dates.Of(project, act, stop));
        if (valueDate < first || valueDate > today) return new ValueDateOutside(first, today);
        if (share.BudgetLine is null) return await Government(payer, stop);

        var ministration =
            await db.Ministrations.SingleAsync(m => m.ProjectId == project.Id && m.Party == party, stop);
        if (ministration.Status == "due") return new NotOrderedYet(party);
        if (ministration.Status == "paid"
            || await db.Deposits.AnyAsync(
                d => d.ProjectId == project.Id && d.Party == party && d.Status == "recorded", stop))
            return new NothingIsDue(party);
        return ministration.AmountCentavos == centavos ? null : new NotTheOrderedAmount(ministration.AmountCentavos);
    }

    /// <summary>What was sent in dollars belongs together and can be reckoned; null when it does.</summary>
    public static Refusal? Dollars(Money? sent, Money? fee, Rate? rate)
    {
        if ((sent is null) != (rate is null) || (sent is null) != (fee is null)) return new DollarsIncomplete();
        if (sent is not { } dollars) return null;
        if (dollars.Minor <= 0 || fee!.Value.Minor < 0) return new DollarsIncomplete();
        if (fee.Value >= dollars) return new FeeNotBelowSent();
        // Pages and the receipt tell what the dollars should have been worth.
        return (Int128)dollars.Minor * rate!.Value.Millionths / 1_000_000 > MoneyText.MaxMinor
            ? new MoneyTooLarge()
            : null;
    }

    private async Task<Refusal?> Government(string payer, CancellationToken stop)
    {
        var listed = await db.GovernmentPayers.AsNoTracking().Select(g => g.Pattern).ToListAsync(stop);
        var kinds = GovernmentPayer.OfficeKinds;
        var offices = await db.Organisations.AsNoTracking().Where(o => kinds.Contains(o.Kind)).Select(o => o.Name)
            .ToListAsync(stop);
        return GovernmentName.In(payer, [.. listed, .. offices]) is { } found ? new PayerIsGovernment(found) : null;
    }
}
