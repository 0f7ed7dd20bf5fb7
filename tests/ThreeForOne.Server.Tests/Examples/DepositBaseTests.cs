using System.Globalization;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Tests.Ledger;

namespace ThreeForOne.Server.Tests.Examples;

/// <summary>
/// Examples 1 and 2 with the wire under them: agreed on a pledge of 75,000.00, lowered to what US$10,000 less 22.5 % at
/// 7.60 brought, over HTTP and in the books.
/// </summary>
public sealed class DepositBaseTests(ExampleSite site) : IClassFixture<ExampleSite>
{
    private const string Arrived = "58,900.00";

    private static readonly (string, string)[] Wire =
        [("Deposit.Sent", "10,000.00"), ("Deposit.Fee", "2,250.00"), ("Deposit.Rate", "7.60")];

    [Fact]
    public async Task Example_1_shares_of_1996_are_lowered_to_the_wire_and_the_rest_goes_back_to_the_envelopes()
    {
        var project = await Approved(1996, "225,000.00");
        using var funds = new ExampleFunds(site, project);
        await funds.Agreed("club", "state", "federal");
        await funds.Deposit("club", Arrived, Wire);

        // The club may still complete it: nothing is lowered, and no government orders before.
        var waiting = await funds.MoneyPage(DemoPeople.ClubTreasurer);
        Assert.Contains("Al club le faltan 16,100.00 MXN", waiting, StringComparison.Ordinal);
        Assert.Equal("club 7500000 federal 7500000 state 7500000", await Agreed(project));
        await Assert.ThrowsAsync<Features.SelfTest.SelfTestFailed>(() => funds.Government("state", "75,000.00"));
        var before = await Available(1996);

        await funds.DaysPass(31);

        Assert.Equal("club 5890000 federal 5890000 state 5890000", await Agreed(project));
        Assert.Equal("federal 1610000 state 1610000", await Difference(1996, before));
        Assert.Contains("Las partes bajaron a lo que el club depositó",
            await funds.MoneyPage(DemoPeople.ClubTreasurer), StringComparison.Ordinal);
        Assert.Equal("5890000, state 7500000 to 5890000", await Text($"""
            select concat(facts ->> 'confirmed', ', state ', facts -> 'before' ->> 'state', ' to ', facts -> 'after' ->> 'state')
              from audit_event where project_id = '{project}' and code = 'match.lowered' and reason <> ''
            """));
        await funds.Government("state", Arrived);
        await funds.Government("federal", Arrived);
        Assert.Equal("FONDEADA", await funds.State());
        Assert.Equal(17_670_000L, await Received(project));
        await funds.BooksHold();
    }

    [Fact]
    public async Task Example_2_shares_of_1999_follow_the_same_wire_and_a_later_deposit_is_surplus()
    {
        var project = await Approved(1999, "300,000.00");
        using var funds = new ExampleFunds(site, project);
        await funds.Agreed("club", "municipal", "state", "federal");
        await funds.Deposit("club", Arrived, Wire);
        await funds.DaysPass(31);

        Assert.Equal("club 5890000 federal 5890000 municipal 5890000 state 5890000", await Agreed(project));
        await funds.Deposit("club", "16,100.00");
        Assert.Equal("club 5890000 federal 5890000 municipal 5890000 state 5890000", await Agreed(project));
        foreach (var party in new[] { "municipal", "state", "federal" }) await funds.Government(party, Arrived);
        Assert.Equal("FONDEADA", await funds.State());
        Assert.Equal(23_560_000L, await Received(project));
        Assert.Equal(-1_610_000L, await Long($"""
            select b.centavos from balance b join project_share s on s.id = b.scope_id
             where s.project_id = '{project}' and s.party = 'club' and b.account = 'P.EXCEDENTE'
            """));
        await funds.BooksHold();
    }

    [Fact]
    public async Task A_deposit_after_its_time_is_matched_as_it_came_and_one_completed_in_time_lowers_nothing()
    {
        var late = await Approved(1996, "225,000.00");
        using var after = new ExampleFunds(site, late);
        await after.Agreed("club", "state", "federal");
        var inTime = await Approved(1996, "225,000.00");
        using var before = new ExampleFunds(site, inTime);
        await before.Agreed("club", "state", "federal");
        await before.Deposit("club", Arrived, Wire);
        await before.Deposit("club", "16,100.00");

        await before.DaysPass(31);
        Assert.Equal("club 7500000 federal 7500000 state 7500000", await Agreed(late));
        await after.Deposit("club", Arrived, Wire);

        Assert.Equal("club 5890000 federal 5890000 state 5890000", await Agreed(late));
        Assert.Equal("club 7500000 federal 7500000 state 7500000", await Agreed(inTime));
        Assert.Equal("matching.amount_not_positive", await Text(
            $"select facts ->> 'cause' from audit_event where project_id = '{late}' and code = 'match.kept'"));
        Assert.Equal("complete", await Text(
            $"select facts ->> 'cause' from audit_event where project_id = '{inTime}' and code = 'match.kept'"));
    }

    [Fact]
    public async Task The_database_lowers_shares_only_to_what_the_deposit_earns_and_posts_it()
    {
        var project = await Approved(1996, "225,000.00");
        using var funds = new ExampleFunds(site, project);
        await funds.Agreed("club", "state", "federal");
        var attack = new Attack(site);
        Assert.Equal("lowering_follows_deposit", await Lower(project, "5890000"));   // nothing has come yet
        await funds.Deposit("club", Arrived, Wire);

        Assert.Equal("shares_are_fixed", (await attack.Run(DemoPeople.Director,
            $"update project_share set agreed_centavos = 5890000 where project_id = '{project}'")).Constraint);
        foreach (var (state, rule) in new[] { (5890001, "lowering_follows_deposit"),
            (5889999, "lowering_follows_deposit"), (7500001, "share_is_never_raised") })
            Assert.Equal(rule, await Lower(project, $"case party when 'state' then {state} else 5890000 end"));
        Assert.Equal("lowering_is_posted", await Lower(project, "5890000"));
        Assert.Equal("42501", (await attack.Run(DemoPeople.Director,
            "insert into share_lowering (id) values (gen_random_uuid())")).State);
        var other = await Approved(2009, "300,000.00", "infrastructure");
        using var cost = new ExampleFunds(site, other);
        await cost.Agreed("club", "municipal", "state", "federal");
        await cost.Government("municipal", "75,000.00");
        await cost.Deposit("club", "50,000.00");
        Assert.Equal("deposit_is_matched", await Lower(other, "5000000"));
        await cost.DaysPass(31);
        Assert.Equal("club 7500000 federal 7500000 municipal 7500000 state 7500000", await Agreed(other));
    }

    private async Task<string?> Lower(Guid project, string amount) =>
        (await new Attack(site).Run(DemoPeople.Director, $"""
            select lower_shares(gen_random_uuid(), '{project}', array_agg(id), array_agg(({amount})::bigint), now(), 'x')
              from project_share where project_id = '{project}'
            """)).Constraint;

    private async Task<Guid> Approved(int rules, string cost, string type = "social")
    {
        using var club = await ExampleClub.SignedIn(site);
        var proposal = await club.Writes(rules, type, cost);
        await club.Pledges(proposal, "75,000.00");
        var project = await club.Sends(proposal);
        await club.Approved(rules, project);
        return project;
    }

    private Task<string?> Agreed(Guid project) => Text($"""
        select string_agg(concat(party, ' ', agreed_centavos), ' ' order by party) from project_share
         where project_id = '{project}'
        """);

    private Task<long> Received(Guid project) => Long($"""
        select -sum(b.centavos) from balance b join project_share s on s.id = b.scope_id
         where s.project_id = '{project}' and b.account in ('P.APORTACION', 'P.POR_RECIBIR')
        """);

    private async Task<Dictionary<string, long>> Available(int rules) => (await Sql.List(site.Databases.Verifier!, $"""
        select concat(l.party, ' ', b.centavos) from balance b join budget_line l on l.id = b.scope_id
          join edition e on e.id = l.edition_id
         where b.account = '8.2.2-D' and e.programme_id = '{ExampleSite.Programme(rules)}'
        """)).Select(r => r.Split(' ')).ToDictionary(r => r[0], r => long.Parse(r[1], CultureInfo.InvariantCulture));

    private async Task<string> Difference(int rules, Dictionary<string, long> before) => string.Join(' ',
        (await Available(rules)).OrderBy(a => a.Key).Select(a => $"{a.Key} {a.Value - before[a.Key]}"));

    private async Task<string?> Text(string sql) => (string?)await Sql.Scalar(site.Databases.Verifier!, sql);

    private async Task<long> Long(string sql) =>
        Convert.ToInt64(await Sql.Scalar(site.Databases.Verifier!, sql), CultureInfo.InvariantCulture);
}
