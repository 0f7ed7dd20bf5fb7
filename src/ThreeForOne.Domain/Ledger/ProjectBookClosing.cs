namespace ThreeForOne.Domain;

/// <summary>What a party put into a project and what it was charged, in centavos of MXN.</summary>
public sealed record PartyBook(string Party, Money Received, Money Spent);

/// <summary>
/// A party's closing: <see cref="Unspent"/> goes back with <see cref="Yield"/>, its part of what the account earned.
/// Received + yield = spent + <see cref="Returned"/>, to the centavo.
/// </summary>
public sealed record ClosingLine(string Party, Money Received, Money Spent, Money Unspent, Money Yield)
{
    public Money Returned => Unspent + Yield;
}

/// <summary>Closes a project's book: what returns to each party.</summary>
public static class ProjectBookClosing
{
    /// <param name="books">Each party's book, in the pack's tie order.</param>
    /// <param name="yields">All that the account earned; split once, by what each party put in.</param>
    public static IReadOnlyList<ClosingLine> Compute(IReadOnlyList<PartyBook> books, Money yields)
    {
        Invariant.Holds(books.All(b => b.Spent.Minor >= 0 && b.Spent <= b.Received));

        var shares = Split.Once(yields, [.. books.Select(b => b.Received.Minor)]);
        return
        [
            .. books.Select((b, i) => new ClosingLine(b.Party, b.Received, b.Spent, b.Received - b.Spent, shares[i])),
        ];
    }
}
