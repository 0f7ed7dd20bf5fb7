namespace ThreeForOne.Domain;

/// <summary>A government's part of one project in its budget: posts on the line and on the share alike.</summary>
public sealed record BudgetShare(Guid Line, Guid Share, Money Amount);

/// <summary>An amount of one project share.</summary>
public sealed record ShareAmount(Guid Share, Money Amount);

/// <summary>
/// The entries of the two books as data, one function a moment. Amounts are centavos of MXN above zero; whether the
/// balances allow an entry is for the database to hold. Parts of nothing are left out.
/// </summary>
public static class Postings
{
    /// <summary>Aprobado: an envelope is published.</summary>
    public static EntryDraft Publish(Guid line, Money amount) =>
        OnLine(EntryKind.Publish, line, amount, Account.Available, Account.Approved);

    /// <summary>Modificado, up.</summary>
    public static EntryDraft Increase(Guid line, Money amount) =>
        OnLine(EntryKind.Increase, line, amount, Account.Available, Account.Modified);

    /// <summary>Modificado, down; only what is still available can be cut.</summary>
    public static EntryDraft Cut(Guid line, Money amount) =>
        OnLine(EntryKind.Cut, line, amount, Account.Modified, Account.Available);

    /// <summary>Money moves between two envelopes of one party: one entry, so that it is never in both.</summary>
    public static EntryDraft Transfer(Guid from, Guid to, Money amount) =>
        new(EntryKind.Transfer,
        [
            .. Pair(Scope.Line(from), amount, Account.Modified, Account.Available),
            .. Pair(Scope.Line(to), amount, Account.Available, Account.Modified),
        ]);

    /// <summary>The year is over: what is still available can no longer be used.</summary>
    public static EntryDraft Lapse(Guid line, Money amount) =>
        OnLine(EntryKind.Lapse, line, amount, Account.Modified, Account.Available);

    /// <summary>Precompromiso: the committee approves; all shares of a project in one entry.</summary>
    public static EntryDraft Reserve(IReadOnlyList<BudgetShare> shares) => OnBoth(
        EntryKind.Reserve, shares, Account.Reserved, Account.Available, Account.Reserved, Account.ShareReserved);

    /// <summary>A reservation that comes to nothing goes back to what is available.</summary>
    public static EntryDraft Release(IReadOnlyList<BudgetShare> shares) => OnBoth(
        EntryKind.Release, shares, Account.Available, Account.Reserved, Account.ShareReserved, Account.Reserved);

    /// <summary>Comprometido: the agreement is signed.</summary>
    public static EntryDraft Commit(IReadOnlyList<BudgetShare> shares) =>
        OnBoth(EntryKind.Commit, shares, Account.Committed, Account.Reserved);

    /// <summary>Devengado: the deposit falls due.</summary>
    public static EntryDraft Accrue(IReadOnlyList<BudgetShare> shares) =>
        OnBoth(EntryKind.Accrue, shares, Account.Accrued, Account.Committed);

    /// <summary>
    /// The match is lowered to the club's deposit: what no longer falls due is available again in each envelope, and no
    /// party owes it any more.
    /// </summary>
    public static EntryDraft Lower(IReadOnlyList<BudgetShare> budget, IReadOnlyList<ShareAmount> due) =>
        new(EntryKind.Lower,
        [
            .. budget.SelectMany(s => Pair(Scope.Line(s.Line), s.Amount, Account.Available, Account.Accrued)
                .Concat(Pair(Scope.Share(s.Share), s.Amount, Account.ShareReserved, Account.Accrued))),
            .. due.SelectMany(a => Pair(Scope.Share(a.Share), a.Amount, Account.Contribution, Account.Receivable)),
        ]);

    /// <summary>Ejercido: the deposit is ordered.</summary>
    public static EntryDraft Order(IReadOnlyList<BudgetShare> shares) =>
        OnBoth(EntryKind.Order, shares, Account.Ordered, Account.Accrued);

    /// <summary>Pagado: the bank confirmed the deposit in the project's account.</summary>
    public static EntryDraft PayBudget(IReadOnlyList<BudgetShare> shares) =>
        OnBoth(EntryKind.PayBudget, shares, Account.Paid, Account.Ordered);

    /// <summary>Money returned within its year is available again; after year end it restores nothing.</summary>
    public static EntryDraft ReturnInYear(IReadOnlyList<BudgetShare> shares) => OnBoth(
        EntryKind.ReturnInYear, shares, Account.Available, Account.Paid, Account.ShareReserved, Account.Paid);

    /// <summary>
    /// Reintegro de ejercicios anteriores: on the open year's line, beside its moments; restores nothing.
    /// </summary>
    public static EntryDraft ReturnEarlierYear(Guid openLine, Money amount) =>
        OnLine(EntryKind.ReturnEarlierYear, openLine, amount, Account.EarlierReturn, Account.EarlierReturnDue);

    /// <summary>A party's deposit falls due in the project's book.</summary>
    public static EntryDraft DepositDue(IReadOnlyList<ShareAmount> due) =>
        OnShares(EntryKind.DepositDue, due, Account.Receivable, Account.Contribution);

    /// <summary>A confirmed deposit, as far as it covers what was due.</summary>
    public static EntryDraft DepositReceived(Guid share, Money amount) =>
        OnShares(EntryKind.DepositReceived, [new(share, amount)], Account.Bank, Account.Receivable);

    /// <summary>What a deposit brings beyond what was due: held, unapplied and unmatched.</summary>
    public static EntryDraft SurplusHeld(Guid share, Money amount) =>
        OnShares(EntryKind.SurplusHeld, [new(share, amount)], Account.Bank, Account.Surplus);

    /// <summary>Rendimientos: what the account earned.</summary>
    public static EntryDraft Yield(IReadOnlyList<ShareAmount> yields) =>
        OnShares(EntryKind.Yield, yields, Account.Bank, Account.Yields);

    /// <summary>
    /// A payment out to the executor or a supplier. <paramref name="retained"/> is the part of it kept back (cinco al
    /// millar): spent, but still in the bank.
    /// </summary>
    public static EntryDraft PaymentOut(
        IReadOnlyList<ShareAmount> spent, IReadOnlyList<ShareAmount>? retained = null) =>
        new(EntryKind.PaymentOut,
        [
            .. spent.SelectMany(s => Pair(Scope.Share(s.Share), s.Amount, Account.Spent, Account.Bank)),
            .. (retained ?? []).SelectMany(s => Pair(Scope.Share(s.Share), s.Amount, Account.Bank, Account.Retained)),
        ]);

    /// <summary>
    /// Reintegro (public money) or devolución (the club's): unspent money and yields leave the account.
    /// </summary>
    public static EntryDraft Return(IReadOnlyList<ShareAmount> returned) =>
        OnShares(EntryKind.Return, returned, Account.Returned, Account.Bank);

    /// <summary>A held surplus goes back to who sent it.</summary>
    public static EntryDraft SurplusReturned(IReadOnlyList<ShareAmount> returned) =>
        OnShares(EntryKind.SurplusReturned, returned, Account.Surplus, Account.Bank);

    /// <summary>The correction of an entry: the same lines with the sides changed.</summary>
    public static EntryDraft Reverse(EntryDraft entry) =>
        new(EntryKind.Reversal, [.. entry.Lines.Select(l => l with { Centavos = -l.Centavos })]);

    private static EntryDraft OnLine(EntryKind kind, Guid line, Money amount, Account debit, Account credit) =>
        new(kind, [.. Pair(Scope.Line(line), amount, debit, credit)]);

    private static EntryDraft OnBoth(
        EntryKind kind, IReadOnlyList<BudgetShare> shares, Account debit, Account credit) =>
        OnBoth(kind, shares, debit, credit, debit, credit);

    private static EntryDraft OnBoth(EntryKind kind, IReadOnlyList<BudgetShare> shares,
        Account debit, Account credit, Account shareDebit, Account shareCredit) =>
        new(kind,
        [
            .. shares.SelectMany(s => Pair(Scope.Line(s.Line), s.Amount, debit, credit)
                .Concat(Pair(Scope.Share(s.Share), s.Amount, shareDebit, shareCredit))),
        ]);

    private static EntryDraft OnShares(
        EntryKind kind, IReadOnlyList<ShareAmount> amounts, Account debit, Account credit) =>
        new(kind, [.. amounts.SelectMany(a => Pair(Scope.Share(a.Share), a.Amount, debit, credit))]);

    private static IEnumerable<LineDraft> Pair(Scope scope, Money amount, Account debit, Account credit)
    {
        Invariant.Holds(amount.Minor >= 0 && amount.Currency == Currency.Mxn);
        if (amount.IsZero) return [];
        return [new(scope, debit, amount.Minor), new(scope, credit, -amount.Minor)];
    }
}
