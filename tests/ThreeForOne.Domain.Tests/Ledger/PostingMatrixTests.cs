namespace ThreeForOne.Domain.Tests;

public class PostingMatrixTests
{
    private static readonly Guid Line = Guid.Parse("00000000-0000-7000-8000-000000000001");
    private static readonly Guid Share = Guid.Parse("00000000-0000-7000-8000-000000000002");

    private static BudgetShare[] Both => [new(Line, Share, Money.Mxn(2))];

    private static ShareAmount[] One => [new(Share, Money.Mxn(2))];

    private static EntryDraft[] Drafts =>
    [
        Postings.Publish(Line, Money.Mxn(1)), Postings.Increase(Line, Money.Mxn(1)), Postings.Cut(Line, Money.Mxn(1)),
        Postings.Transfer(Line, Share, Money.Mxn(1)), Postings.Lapse(Line, Money.Mxn(1)),
        Postings.Reserve(Both), Postings.Release(Both), Postings.Commit(Both), Postings.Accrue(Both),
        Postings.Order(Both), Postings.PayBudget(Both), Postings.ReturnInYear(Both),
        Postings.ReturnEarlierYear(Line, Money.Mxn(1)), Postings.DepositDue(One),
        Postings.DepositReceived(Share, Money.Mxn(1)), Postings.SurplusHeld(Share, Money.Mxn(1)), Postings.Yield(One),
        Postings.Lower(Both, One),
        Postings.PaymentOut(One, One), Postings.Return(One), Postings.SurplusReturned(One),
    ];

    [Fact]
    public void Every_moment_that_posts_is_in_the_matrix_as_it_posts()
    {
        var posted = Drafts.SelectMany(d => d.Lines.Chunk(2)
            .Select(pair => (d.Kind, pair[0].Scope.Kind, pair[0].Account, pair[1].Account)));

        Assert.Equal(PostingMatrix.All.ToHashSet(), posted.ToHashSet());
    }

    [Fact]
    public void Only_a_reversal_has_no_accounts_of_its_own() => Assert.Equal(
        [EntryKind.Reversal], Enum.GetValues<EntryKind>().Except(PostingMatrix.Moments.Select(m => m.Moment)));
}
