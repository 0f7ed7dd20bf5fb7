using CsCheck;

namespace ThreeForOne.Server.Tests.Ledger;

/// <summary>
/// What people try, in any order, posted through PostgreSQL and compared with the model that the pure ledger is
/// compared with. Prints its seed; CsCheck_Seed plays it again; THREEFORONE_LONG=1 plays 20,000.
/// </summary>
public sealed class RandomBooksTests(DemoSite site, ITestOutputHelper output) : IClassFixture<DemoSite>
{
    private static readonly (int Plays, int TriesEach) s_all = Long.Is ? (40, 500) : (5, 250);

    private static readonly Gen<BooksAct> s_act = Gen.Frequency(
    [
        .. Enum.GetValues<BooksAct>().Select(act => (act switch
        {
            BooksAct.Order => 5,
            BooksAct.Deposit => 8,
            BooksAct.Reserve or BooksAct.Commit or BooksAct.Pay or BooksAct.Transfer or BooksAct.Reverse => 3,
            _ => 1,
        }, act)),
    ]);

    // Half of the tries come in turn: else few projects would come so far as to be paid for and closed.
    private static readonly Gen<(BooksTry Try, bool InTurn)> s_any = Gen.Select(
        s_act, Gen.Int[0, BooksPlay.Projects - 1], Gen.Int[0, BooksPlay.Lines - 1], Gen.Long[1, 400], Gen.Bool,
        (act, project, party, centavos, inTurn) => (new BooksTry(act, project, party, centavos), inTurn));

    [Fact]
    public async Task Every_try_is_accepted_or_refused_as_the_model_says_and_the_balances_agree()
    {
        var seed = Environment.GetEnvironmentVariable("CsCheck_Seed") is { Length: > 0 } given
            ? PCG.Parse(given)
            : new PCG(1, (ulong)TimeProvider.System.GetTimestamp());
        output.WriteLine($"CsCheck_Seed={seed}");
        var (plays, triesEach) = s_all;
        List<BooksPlay> played = [];
        for (var i = 0; i < plays; i++)
        {
            played.Add(await BooksPlay.Start(site, TestContext.Current.CancellationToken));
            foreach (var (any, n) in s_any.Array[triesEach].Generate(seed, null, out _).Select((t, n) => (t, n)))
            {
                var attempt = any.InTurn ? played[^1].InTurn(any.Try) : any.Try;
                await played[^1].Try(attempt, $"play {i}, try {n}: {attempt}");
            }
        }

        var counts = Enum.GetValues<BooksAct>().Select(act => (Act: act,
            Accepted: played.Sum(p => p.Counts.GetValueOrDefault(act).Accepted),
            Refused: played.Sum(p => p.Counts.GetValueOrDefault(act).Refused))).ToArray();
        var (accepted, refused) = (counts.Sum(c => c.Accepted), counts.Sum(c => c.Refused));
        output.WriteLine($"{plays * triesEach} tries: {accepted} accepted, {refused} refused");
        output.WriteLine(string.Join(", ", counts.Select(c => $"{c.Act} {c.Accepted}/{c.Refused}")));
        // Both happen a lot, or the model would prove little; in a long run everything happens.
        Assert.True(accepted > plays * triesEach / 5 && refused > plays * triesEach / 5, $"{accepted} {refused}");
        Assert.True(!Long.Is || counts.All(c => c is { Accepted: > 0 } and { Refused: > 0 } or { Act: BooksAct.Earn }));
    }

    /// <summary>
    /// What 0000E_ahUxj1 came to in its play 19: spent from what the account earned after its money went back. Two
    /// payments split each by itself would leave a party 1.25 centavos off, which the database refuses.
    /// </summary>
    [Fact]
    public async Task A_payment_is_split_by_all_that_was_spent_before_it_also_after_a_return_or_a_reversal()
    {
        var play = await BooksPlay.Start(site, TestContext.Current.CancellationToken);
        foreach (var attempt in (BooksTry[])
        [
            new(BooksAct.Reserve, 0, 0, 1), new(BooksAct.Commit, 0, 0, 1),
            new(BooksAct.Order, 0, 1, 1), new(BooksAct.Order, 0, 2, 1), new(BooksAct.Order, 0, 3, 1),
            new(BooksAct.Deposit, 0, 0, 40), new(BooksAct.Deposit, 0, 0, 60),
            new(BooksAct.Deposit, 0, 1, 1), new(BooksAct.Deposit, 0, 2, 1), new(BooksAct.Deposit, 0, 3, 1),
            new(BooksAct.Pay, 0, 0, 21),
            // The club's second deposit bounces: nothing is paid until it came again, in two parts.
            new(BooksAct.Reverse, 0, 0, 1), new(BooksAct.Pay, 0, 0, 21),
            new(BooksAct.Deposit, 0, 0, 17), new(BooksAct.Deposit, 0, 0, 43), new(BooksAct.Pay, 0, 0, 23),
            new(BooksAct.Close, 0, 0, 1), new(BooksAct.Earn, 0, 0, 300),
            new(BooksAct.Pay, 0, 0, 142), new(BooksAct.Pay, 0, 0, 117),
        ]) await play.Try(attempt, $"{attempt}");

        Assert.Equal((4, 1), play.Counts[BooksAct.Pay]);
        Assert.Equal((1, 0), play.Counts[BooksAct.Reverse]);
    }
}
