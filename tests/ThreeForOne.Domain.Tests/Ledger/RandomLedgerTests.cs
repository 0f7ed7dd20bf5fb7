using CsCheck;

namespace ThreeForOne.Domain.Tests;

/// <summary>
/// A million things that people try, in any order, on the ledger and on a model that knows no accounts. A failure
/// prints the seed that plays it again: set CsCheck_Seed.
/// </summary>
public class RandomLedgerTests(ITestOutputHelper output)
{
    private const int TriesEach = 500;
    private const int Plays = 2_000;

    private static readonly Gen<Try> Any = Gen.Select(
        Gen.Int[0, LedgerPlay.Kinds - 1], Gen.Int[0, LedgerModel.Projects - 1], Gen.Int[0, LedgerModel.Envelopes],
        Gen.Long[1, 400], (what, project, party, centavos) => new Try(what, project, party, centavos));

    [Fact]
    public void A_million_tries_end_where_the_model_ends()
    {
        long accepted = 0, refused = 0;
        Any.Array[TriesEach].Sample(tries =>
        {
            var play = new LedgerPlay();
            foreach (var t in tries) play.Play(t);
            Interlocked.Add(ref accepted, play.Accepted);
            Interlocked.Add(ref refused, play.Refused);
        }, iter: Plays, threads: 2);

        output.WriteLine($"{Plays * TriesEach} tries: {accepted} entries posted, {refused} refused");
        // Both happen a lot, or the model would prove little.
        Assert.True(accepted > Plays * TriesEach / 4 && refused > Plays * TriesEach / 20, $"{accepted} {refused}");
    }
}
