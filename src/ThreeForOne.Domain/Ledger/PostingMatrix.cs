namespace ThreeForOne.Domain;

/// <summary>
/// Every pair of accounts that some moment of <see cref="Postings"/> debits and credits: what a pack chooses from. The
/// database keeps the same rows (<c>posting_matrix</c>). A reversal is not among them: it mirrors what it reverses.
/// </summary>
public static class PostingMatrix
{
    private const ScopeKind Line = ScopeKind.BudgetLine;
    private const ScopeKind Share = ScopeKind.ProjectShare;

    public static IReadOnlyList<(EntryKind Moment, ScopeKind Scope, Account Debit, Account Credit)> All { get; } =
    [
        (EntryKind.Publish, Line, Account.Available, Account.Approved),
        (EntryKind.Increase, Line, Account.Available, Account.Modified),
        (EntryKind.Cut, Line, Account.Modified, Account.Available),
        (EntryKind.Transfer, Line, Account.Available, Account.Modified),
        (EntryKind.Transfer, Line, Account.Modified, Account.Available),
        (EntryKind.Lapse, Line, Account.Modified, Account.Available),
        (EntryKind.Reserve, Line, Account.Reserved, Account.Available),
        (EntryKind.Reserve, Share, Account.Reserved, Account.ShareReserved),
        (EntryKind.Release, Line, Account.Available, Account.Reserved),
        (EntryKind.Release, Share, Account.ShareReserved, Account.Reserved),
        (EntryKind.Commit, Line, Account.Committed, Account.Reserved),
        (EntryKind.Commit, Share, Account.Committed, Account.Reserved),
        (EntryKind.Accrue, Line, Account.Accrued, Account.Committed),
        (EntryKind.Accrue, Share, Account.Accrued, Account.Committed),
        (EntryKind.Lower, Line, Account.Available, Account.Accrued),
        (EntryKind.Lower, Share, Account.ShareReserved, Account.Accrued),
        (EntryKind.Lower, Share, Account.Contribution, Account.Receivable),
        (EntryKind.Order, Line, Account.Ordered, Account.Accrued),
        (EntryKind.Order, Share, Account.Ordered, Account.Accrued),
        (EntryKind.PayBudget, Line, Account.Paid, Account.Ordered),
        (EntryKind.PayBudget, Share, Account.Paid, Account.Ordered),
        (EntryKind.ReturnInYear, Line, Account.Available, Account.Paid),
        (EntryKind.ReturnInYear, Share, Account.ShareReserved, Account.Paid),
        (EntryKind.ReturnEarlierYear, Line, Account.EarlierReturn, Account.EarlierReturnDue),
        (EntryKind.DepositDue, Share, Account.Receivable, Account.Contribution),
        (EntryKind.DepositReceived, Share, Account.Bank, Account.Receivable),
        (EntryKind.SurplusHeld, Share, Account.Bank, Account.Surplus),
        (EntryKind.Yield, Share, Account.Bank, Account.Yields),
        (EntryKind.PaymentOut, Share, Account.Spent, Account.Bank),
        (EntryKind.PaymentOut, Share, Account.Bank, Account.Retained),
        (EntryKind.Return, Share, Account.Returned, Account.Bank),
        (EntryKind.SurplusReturned, Share, Account.Surplus, Account.Bank),
    ];

    /// <summary>The moments that post, each with where it posts.</summary>
    public static IReadOnlyList<(EntryKind Moment, ScopeKind Scope)> Moments { get; } =
        [.. All.Select(row => (row.Moment, row.Scope)).Distinct()];
}
