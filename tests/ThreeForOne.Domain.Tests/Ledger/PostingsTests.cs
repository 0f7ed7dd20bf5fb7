using static ThreeForOne.Domain.Tests.Pesos;

namespace ThreeForOne.Domain.Tests;

public class PostingsTests
{
    private static readonly Guid Line = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Share = new("00000000-0000-0000-0000-000000000002");
    private static readonly Guid Other = new("00000000-0000-0000-0000-000000000003");

    [Fact]
    public void A_share_moves_through_every_moment_and_the_line_keeps_its_equation()
    {
        var book = new Book();
        BudgetShare[] shares = [new(Line, Share, P("300"))];

        book.Post(Postings.Publish(Line, P("1,000")));
        book.Post(Postings.Increase(Line, P("200")));
        book.Post(Postings.Cut(Line, P("50")));
        Assert.Equal(P("150"), book.Balance(Scope.Line(Line), Account.Modified));
        EntryDraft[] moments =
        [
            Postings.Reserve(shares), Postings.Commit(shares), Postings.Accrue(shares), Postings.Order(shares),
            Postings.PayBudget(shares),
        ];
        Account[] held = [Account.Reserved, Account.Committed, Account.Accrued, Account.Ordered, Account.Paid];
        foreach (var (entry, account) in moments.Zip(held))
        {
            book.Post(entry);

            Assert.Equal(P("300"), book.Balance(Scope.Line(Line), account));
            Assert.Equal(P("300"), book.Balance(Scope.Share(Share), account));
            Assert.Equal(P("300"), book.Balance(Scope.Share(Share), Account.ShareReserved));
            Assert.Equal(P("850"), book.Balance(Scope.Line(Line), Account.Available));
            book.EquationHolds(Line);
        }

        book.Post(Postings.ReturnInYear(shares));
        Assert.Equal(P("1,150"), book.Balance(Scope.Line(Line), Account.Available));
        Assert.True(book.IsEmpty(Scope.Share(Share)));
    }

    [Fact]
    public void A_released_reservation_leaves_nothing_on_the_share()
    {
        var book = new Book();
        BudgetShare[] shares = [new(Line, Share, P("300")), new(Line, Other, P("20"))];
        book.Post(Postings.Publish(Line, P("1,000")));
        book.Post(Postings.Reserve(shares));
        Assert.Equal(P("680"), book.Balance(Scope.Line(Line), Account.Available));
        book.Post(Postings.Release(shares));

        Assert.Equal(P("1,000"), book.Balance(Scope.Line(Line), Account.Available));
        Assert.True(book.IsEmpty(Scope.Share(Share)));
        Assert.True(book.IsEmpty(Scope.Share(Other)));
    }

    [Fact]
    public void A_project_book_from_due_to_closed_ends_where_received_and_yields_are_spent_and_returned()
    {
        var book = new Book();
        var scope = Scope.Share(Share);
        ShareAmount All(string amount) => new(Share, P(amount));

        book.Post(Postings.DepositDue([All("1,000")]));
        book.Post(Postings.DepositReceived(Share, P("1,000")).With(Postings.SurplusHeld(Share, P("4.94"))));
        book.Post(Postings.Yield([All("3.21")]));
        book.Post(Postings.PaymentOut([All("900")], [All("4.50")]));
        Assert.Equal(P("112.65"), book.Balance(scope, Account.Bank));
        Assert.Equal(P("4.50"), book.Balance(scope, Account.Retained));
        book.Post(Postings.Return([All("103.21")]));
        book.Post(Postings.SurplusReturned([All("4.94")]));

        Assert.Equal(P("4.50"), book.Balance(scope, Account.Bank));
        Assert.True(book.Balance(scope, Account.Receivable).IsZero);
        Assert.True(book.Balance(scope, Account.Surplus).IsZero);
        Assert.Equal(
            book.Balance(scope, Account.Contribution) + book.Balance(scope, Account.Yields),
            book.Balance(scope, Account.Spent) + book.Balance(scope, Account.Returned));
    }

    [Fact]
    public void A_reversal_undoes_an_entry()
    {
        var book = new Book();
        var due = Postings.DepositDue([new(Share, P("1,000"))]);
        book.Post(due);
        book.Post(Postings.Reverse(due));

        Assert.True(book.IsEmpty(Scope.Share(Share)));
        Assert.Equal(EntryKind.Reversal, Postings.Reverse(due).Kind);
    }

    [Fact]
    public void A_part_of_nothing_posts_no_line_and_an_entry_of_nothing_is_a_bug()
    {
        Assert.Equal(4, Postings.Reserve([new(Line, Share, P("1")), new(Line, Other, P("0"))]).Lines.Count);
        Assert.Throws<InvariantBrokenException>(() => Postings.Publish(Line, P("0")));
        Assert.Throws<InvariantBrokenException>(() => Postings.Publish(Line, Money.Mxn(-1)));
        Assert.Throws<InvariantBrokenException>(() => Postings.Publish(Line, Money.Usd(1)));
    }

    [Fact]
    public void An_entry_balances_in_each_scope_and_not_only_as_a_whole()
    {
        LineDraft[] lines =
            [new(Scope.Line(Line), Account.Available, 1), new(Scope.Share(Share), Account.Approved, -1)];

        Assert.Throws<InvariantBrokenException>(() => new EntryDraft(EntryKind.Publish, lines));
    }

    [Fact]
    public void Every_account_has_its_own_code() =>
        Assert.Equal(Account.All.Count, Account.All.Select(a => a.Code).Distinct().Count());
}
