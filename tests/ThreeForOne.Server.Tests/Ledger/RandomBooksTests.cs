using CsCheck;

namespace ThreeForOne.Server.Tests.Ledger;

/// <summary>
/// What people try, in any order, posted through PostgreSQL and compared with the model that the pure ledger is
/// compared with. Prints its seed; CsCheck_Seed plays it again; THREEFORONE_LONG=1 plays 20,000.
/// </summary>
public sealed class RandomBooksTests(DemoSite site, ITestOutputHelper output) : IClassFixture<DemoSite>
{
    private const int TriesEach = 250;

    private static readonly int s_plays = Long.Is ? 80 : 5;

    private static readonly Gen<BooksTry> s_any = Gen.Select(
        Gen.Enum<BooksAct>(), Gen.Int[0, BooksPlay.Projects - 1], Gen.Int[0, BooksPlay.Envelopes],
        Gen.Long[1, 400], (act, project, party, centavos) => new BooksTry(act, project, party, centavos));

    [Fact]
    public async Task Every_try_is_accepted_or_refused_as_the_model_says_and_the_balances_agree()
    {
        var seed = Environment.GetEnvironmentVariable("CsCheck_Seed") is { Length: > 0 } given
            ? PCG.Parse(given)
            : new PCG(1, (ulong)TimeProvider.System.GetTimestamp());
        output.WriteLine($"CsCheck_Seed={seed}");
        var (accepted, refused) = (0, 0);
        for (var i = 0; i < s_plays; i++)
        {
            var play = await BooksPlay.Start(site, i, TestContext.Current.CancellationToken);
            foreach (var (attempt, n) in s_any.Array[TriesEach].Generate(seed, null, out _).Select((t, n) => (t, n)))
                await play.Try(attempt, $"play {i}, try {n}: {attempt}");
            (accepted, refused) = (accepted + play.Accepted, refused + play.Refused);
        }

        output.WriteLine($"{s_plays * TriesEach} tries: {accepted} accepted, {refused} refused");
        // Both happen a lot, or the model would prove little.
        Assert.True(accepted > s_plays * TriesEach / 5 && refused > s_plays * TriesEach / 5, $"{accepted} {refused}");
    }
}
