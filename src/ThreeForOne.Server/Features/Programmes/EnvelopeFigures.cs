using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Programmes;

/// <summary>
/// One party's envelope as people report it, centavos of MXN. Balances mean "not yet moved on"; reported comprometido,
/// devengado and ejercido are cumulative: what was paid was also ordered, accrued and committed.
/// </summary>
public sealed record EnvelopeFigures(
    Guid Line, string Party, Money Approved, Money Modified, Money Available, Money Reserved,
    Money Committed, Money Accrued, Money Ordered, Money Paid, string? Municipality = null, string? Type = null)
{
    /// <summary>What it is of beside its party, in words, where whoever read it says so.</summary>
    public Bilingual? Part { get; init; }

    public Bilingual Name => NameOf(Party, Part);

    public static Bilingual NameOf(string party, Bilingual? part)
    {
        var name = Web.PartyLabels.Of(party);
        return part is { } of ? new($"{name.Spanish} · {of.Spanish}", $"{name.English} · {of.English}") : name;
    }

    /// <summary>Everything that is no longer available.</summary>
    public Money Taken => Modified - Available;

    /// <summary>The envelopes of some lines, in the order given.</summary>
    public static async Task<IReadOnlyList<EnvelopeFigures>> Of(
        Database db, IReadOnlyList<BudgetLine> lines, CancellationToken stop)
    {
        var ids = lines.Select(l => l.Id).ToArray();
        var balances = await db.Set<Balance>().AsNoTracking().Where(b => ids.Contains(b.ScopeId)).ToListAsync(stop);
        return [.. lines.Select(
            line => Of(line, balances.Where(b => b.ScopeId == line.Id).ToDictionary(b => b.Account, b => b.Centavos)))];
    }

    private static EnvelopeFigures Of(BudgetLine line, Dictionary<string, long> balances)
    {
        var approved = -At(Account.Approved);
        var paid = At(Account.Paid);
        var ordered = paid + At(Account.Ordered);
        var accrued = ordered + At(Account.Accrued);
        var committed = accrued + At(Account.Committed);
        return new EnvelopeFigures(
            line.Id, line.Party, approved, approved - At(Account.Modified), At(Account.Available), At(Account.Reserved),
            committed, accrued, ordered, paid, line.MunicipalityCode, line.TypeCode);

        Money At(Account account) => Money.Mxn(balances.GetValueOrDefault(account.Code));
    }
}
