using System.Text.Json.Nodes;
using ThreeForOne.Server.Features.Demo;

namespace ThreeForOne.Server.Tests.Ledger;

/// <summary>
/// Two sessions of the app's role at once: the first has acted and not committed when the second comes. The second
/// waits, sees the first, and is refused by name; what each alone may do, both together may not.
/// </summary>
public sealed class RaceTests(FundedSite site) : IClassFixture<FundedSite>
{
    private static readonly string[] Governments = ["municipal", "state", "federal"];

    [Fact]
    public async Task Invariant_6_two_reserve_one_project()
    {
        var project = await site.Project();
        var reserve = project.Reserve(Governments);

        Assert.Equal("one_standing_reservation",
            await Second(Sql(project.Entry("reserve", reserve)), Sql(project.Entry("reserve", reserve))));
    }

    [Fact]
    public async Task Invariant_2_two_take_the_last_money_of_an_envelope()
    {
        var (one, two) = (await site.Project(), await site.Project());
        await LeaveForOne("federal");

        Assert.Equal("balance_on_natural_side", await Second(
            Sql(one.Entry("reserve", one.Reserve(Governments))), Sql(two.Entry("reserve", two.Reserve(Governments)))));
        await Raise("federal");
    }

    [Fact]
    public async Task Invariant_4_a_cut_comes_while_the_money_is_being_reserved()
    {
        var project = await site.Project();
        var left = await Available("state");
        var cut = site.Attack.Entry("cut", site.Edition, null, DemoPeople.Director,
            ('L', site.LineOf("state"), "8.2.3", left), ('L', site.LineOf("state"), "8.2.2-D", -left));

        Assert.Equal("balance_on_natural_side",
            await Second(Sql(project.Entry("reserve", project.Reserve(Governments))), Sql(cut)));
    }

    [Fact]
    public async Task Invariant_6_a_release_and_a_commitment_of_one_reservation()
    {
        var project = await site.Project();
        await project.Reserved();

        Assert.Contains(await Second(
            Sql(project.Entry("release", project.Release(Governments))),
            Sql(project.Entry("commit", project.Moved("8.2.4", "8.2.2-P", FundedSite.Share, Governments)))),
            new[] { "balance_on_natural_side", "reservation_resolves_once" });
    }

    [Fact]
    public async Task Invariant_5_shares_change_while_they_are_being_reserved()
    {
        var project = await site.Project();
        var change = "update project_share set agreed_centavos = agreed_centavos "
            + "+ case party when 'federal' then 1 else -1 end "
            + $"where party in ('federal', 'club') and project_id = '{project.Id}'";
        var reserve = Sql(project.Entry("reserve", project.Reserve(Governments)));

        Assert.Equal("shares_follow_rule", await Second(change, reserve));
        var other = await site.Project();
        Assert.Equal("shares_are_fixed", await Second(
            Sql(other.Entry("reserve", other.Reserve(Governments))),
            change.Replace(project.Id.ToString(), other.Id.ToString(), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Invariant_7_two_reversals_of_one_entry()
    {
        var line = site.LineOf("municipal");
        var entry = site.Attack.Entry("increase", site.Edition, null, DemoPeople.Director, ('L', line, "8.2.2-D", 10),
            ('L', line, "8.2.3", -10));
        await site.Attack.DoPost(DemoPeople.Director, entry);

        Assert.Equal("journal_entry_reverses_key", await Second(Sql(Mirror()), Sql(Mirror())));

        JsonObject Mirror()
        {
            var mirror = site.Attack.Entry("reversal", site.Edition, null, DemoPeople.Director,
                ('L', line, "8.2.2-D", -10), ('L', line, "8.2.3", 10));
            mirror["reverses"] = entry["id"]!.ToString();
            return mirror;
        }
    }

    [Fact]
    public async Task Invariant_8_one_key_with_one_payload_answers_and_with_another_is_a_conflict()
    {
        var project = await site.Project();
        var entry = project.Entry("deposit_due", project.OnShares("P.POR_RECIBIR", "P.APORTACION", 10, "club"));
        Assert.Null(await Second(Sql(entry), Sql(entry)));
        Assert.Equal(1L, await Tests.Sql.Scalar(site.Databases.Verifier!,
            $"select count(*) from journal_entry where project_id = '{project.Id}'"));

        var more = project.Entry("deposit_due", project.OnShares("P.POR_RECIBIR", "P.APORTACION", 10, "club"));
        var another = project.Entry("deposit_due", project.OnShares("P.POR_RECIBIR", "P.APORTACION", 11, "club"));
        another["key"] = more["key"]!.ToString();
        Assert.Equal("idempotency_conflict", await Second(Sql(more), Sql(another)));
    }

    [Fact]
    public async Task Invariant_10_two_payments_of_the_same_money()
    {
        var project = await site.Project();
        await project.Funded();
        const long All = 4 * FundedSite.Share;
        var (one, two) = (await project.Payment(All), await project.Payment(All));

        Assert.Equal("balance_on_natural_side", await Second(Sql(Pay(one)), Sql(Pay(two))));

        JsonObject Pay(Guid payment) => project.Entry("payment_out",
            FundedProject.Spent(project, [.. BooksStage.Parties.Select(p => (p, FundedSite.Share))]), payment);
    }

    private async Task<long> Available(string party) => (long)(await Tests.Sql.Scalar(site.Databases.Verifier!,
        $"select centavos from balance where scope_id = '{site.LineOf(party)}' and account = '8.2.2-D'"))!;

    private async Task LeaveForOne(string party)
    {
        var over = await Available(party) - FundedSite.Share;
        var cut = site.Attack.Entry("cut", site.Edition, null, DemoPeople.Director,
            ('L', site.LineOf(party), "8.2.3", over), ('L', site.LineOf(party), "8.2.2-D", -over));
        await site.Attack.DoPost(DemoPeople.Director, cut);
    }

    private Task<object?> Raise(string party) => site.Attack.DoPost(DemoPeople.Director, site.Attack.Entry(
        "increase", site.Edition, null, DemoPeople.Director, ('L', site.LineOf(party), "8.2.2-D", 1_000_000_00),
        ('L', site.LineOf(party), "8.2.3", -1_000_000_00)));

    private static string Sql(JsonObject entry) =>
        $"select post_entry(convert_to($q${entry.ToJsonString()}$q$, 'UTF8'))";

    private Task<string?> Second(string first, string second) => RaceSession.Second(site, first, second);
}
