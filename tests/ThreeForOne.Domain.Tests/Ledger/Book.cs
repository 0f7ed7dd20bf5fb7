namespace ThreeForOne.Domain.Tests;

/// <summary>
/// A ledger in memory: takes an entry whole, or not at all when an account would fall below zero on its natural side.
/// </summary>
internal sealed class Book
{
    private readonly Dictionary<(Scope Scope, string Account), long> balances = [];

    /// <summary>False when the entry was refused; nothing has changed then.</summary>
    public bool TryPost(EntryDraft entry)
    {
        Move(entry, 1);
        if (entry.Lines.All(l => l.Account.EitherSign || Balance(l.Scope, l.Account).Minor >= 0)) return true;
        Move(entry, -1);
        return false;
    }

    public void Post(EntryDraft entry) => Assert.True(TryPost(entry));

    public Money Balance(Scope scope, Account account) => Money.Mxn(
        balances.GetValueOrDefault((scope, account.Code)) * (account.Natural == Side.Debit ? 1 : -1));

    public bool IsEmpty(Scope scope) => balances.Where(b => b.Key.Scope == scope).All(b => b.Value == 0);

    /// <summary>Invariant 3: approved and net changes are wherever the money now stands.</summary>
    public void EquationHolds(Guid line)
    {
        var scope = Scope.Line(line);
        Account[] moments =
        [
            Account.Available, Account.Reserved, Account.Committed, Account.Accrued, Account.Ordered, Account.Paid,
        ];
        Assert.Equal(
            Balance(scope, Account.Approved) + Balance(scope, Account.Modified),
            Money.Sum(moments.Select(a => Balance(scope, a)), Currency.Mxn));
    }

    private void Move(EntryDraft entry, int sign)
    {
        foreach (var line in entry.Lines)
            balances[(line.Scope, line.Account.Code)] =
                balances.GetValueOrDefault((line.Scope, line.Account.Code)) + sign * line.Centavos;
    }
}
