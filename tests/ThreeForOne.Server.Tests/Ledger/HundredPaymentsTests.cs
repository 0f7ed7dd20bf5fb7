using ThreeForOne.Domain;

namespace ThreeForOne.Server.Tests.Ledger;

/// <summary>
/// Example 12 through the database: 100 payments of 1,000.01 over four equal parties. After any number of them no party
/// is more than one centavo from its exact share, and a split that strays further is refused.
/// </summary>
public sealed class HundredPaymentsTests(FundedSite site) : IClassFixture<FundedSite>
{
    [Fact]
    public async Task Example_12_no_party_strays_by_more_than_one_centavo()
    {
        const long Each = 25_010_00;
        const long Payment = 1_000_01;
        var project = await site.Project(Each);
        await project.Funded();
        var received = BooksStage.Parties.Select(_ => Each).ToArray();
        var charged = new long[BooksStage.Parties.Length];
        for (var n = 1; n <= 100; n++)
        {
            var parts = Split.Cumulative(Money.Mxn(Payment), received, charged).Select(p => p.Minor).ToArray();
            var payment = await project.Payment(Payment);
            if (n == 50)
            {
                // All the spare centavos on one party, twice over: past one centavo of its share.
                var unfair = parts.ToArray();
                (unfair[0], unfair[1]) = (unfair[0] + 2, unfair[1] - 2);
                Assert.Equal("payment_split_is_fair", await project.Refused("payment_out", Lines(unfair), payment));
            }
            await project.Post("payment_out", Lines(parts), payment);
            for (var i = 0; i < parts.Length; i++) charged[i] += parts[i];
            Assert.All(charged, c => Assert.InRange(4 * c - n * Payment, -4, 4));
        }

        foreach (var (party, i) in BooksStage.Parties.Select((p, i) => (p, i)))
            Assert.Equal(charged[i], await Sql.Scalar(site.Databases.Verifier!,
                $"select centavos from balance where scope_id = '{project.ShareOf(party)}' and account = 'P.GASTO'"));
        Assert.Equal(100 * Payment, charged.Sum());

        Line[] Lines(long[] parts) =>
            FundedProject.Spent(project, [.. BooksStage.Parties.Select((p, i) => (p, parts[i]))]);
    }
}
