using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Funding;

/// <summary>
/// Where one party's money of a project stands, in centavos. <see cref="Paid"/> has arrived in the project's account,
/// <see cref="Committed"/> is agreed and not yet there, <see cref="Reserved"/> is kept by the committee's approval.
/// </summary>
public sealed record PartyStanding(
    string Party, string Name, Guid Share, Guid? BudgetLine, long Agreed, long? Maximum,
    long Paid, long Committed, long Reserved, long Receivable, long Spent, long Yields, long Surplus, long Returned)
{
    /// <summary>What is left in the bank of what this party put in, without its surplus.</summary>
    public long Unspent => Paid - Spent;
}

/// <summary>Reads the money of a project from the two books; two queries, whatever the number of parties.</summary>
public sealed class ProjectMoney(Database db)
{
    /// <summary>The order of the four-party bar.</summary>
    private static readonly string[] BarOrder = ["club", "municipal", "state", "federal"];

    private static readonly string[] Committed =
        [Account.Committed.Code, Account.Accrued.Code, Account.Ordered.Code, Account.Paid.Code];

    public async Task<IReadOnlyList<PartyStanding>> Of(Guid projectId, CancellationToken stop)
    {
        var shares = await db.ProjectShares.AsNoTracking().Where(s => s.ProjectId == projectId).ToListAsync(stop);
        var ids = shares.Select(s => s.Id).ToArray();
        var balances = await db.Balances.AsNoTracking().Where(b => ids.Contains(b.ScopeId)).ToListAsync(stop);
        var at = balances.ToDictionary(b => (b.ScopeId, b.Account), b => b.Centavos);

        // Club money is in no budget: it is committed from the moment the governments' is.
        var isCommitted = balances.Any(b => Committed.Contains(b.Account) && b.Centavos > 0);
        return [.. shares.OrderBy(s => Array.IndexOf(BarOrder, s.Party)).Select(s => Standing(s, at, isCommitted))];
    }

    /// <summary>Of these deposits, what came above a share and is no longer held: closing sent it back.</summary>
    public static long SurplusReturned(IEnumerable<Deposit> deposits, long held) =>
        deposits.Where(d => d.Status == "confirmed").Sum(d => d.SurplusCentavos) - held;

    private static PartyStanding Standing(ProjectShare share, Dictionary<(Guid, string), long> at, bool isCommitted)
    {
        var receivable = Of(Account.Receivable);
        var due = -Of(Account.Contribution);
        var isClub = share.BudgetLineId is null;
        var paid = due - receivable;
        return new PartyStanding(
            share.Party, NameOf(share.Party), share.Id, share.BudgetLineId, share.AgreedCentavos, share.MaximumCentavos,
            Paid: paid,
            Committed: isClub ? (due == 0 && isCommitted ? share.AgreedCentavos : receivable)
                : Of(Account.Committed) + Of(Account.Accrued) + Of(Account.Ordered),
            Reserved: isClub ? (due == 0 && !isCommitted ? share.AgreedCentavos : 0) : Of(Account.Reserved),
            receivable, Of(Account.Spent), -Of(Account.Yields), -Of(Account.Surplus), Of(Account.Returned));

        long Of(Account account) => at.GetValueOrDefault((share.Id, account.Code));
    }

    /// <summary>Who sends a party's money, where the statement was not copied.</summary>
    public static string BodyOf(string party) => party switch
    {
        "municipal" => "Tesorería municipal",
        "state" => "Gobierno del Estado",
        "federal" => "Tesorería de la Federación",
        _ => "",
    };

    /// <summary>A party's name as documents print it.</summary>
    public static string NameOf(string party) => party switch
    {
        "club" => "Club",
        "municipal" => "Municipio",
        "state" => "Estado",
        "federal" => "Federación",
        _ => throw new InvariantBrokenException($"There is no party {party}."),
    };
}
