using ThreeForOne.Server.Features.Demo;

namespace ThreeForOne.Server.Tests.Examples;

/// <summary>Examples 9 and 11, each step over HTTP under the rules of 2009, with their exact numbers.</summary>
public sealed class MoneyExampleTests(ExampleSite site) : IClassFixture<ExampleSite>
{
    private static readonly string[] All = ["club", "municipal", "state", "federal"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Example_9_a_short_wire_partly_funds_a_pledge_of_75_000_and_the_second_one_leaves_a_surplus()
    {
        var project = await Approved("300,000.00", "75,000.00");
        using var funds = new ExampleFunds(site, project);
        await funds.Agreed(All);
        await funds.Government("municipal", "75,000.00");

        await funds.Deposit("club", "73,716.94",
            ("Deposit.Sent", "4,000.00"), ("Deposit.Fee", "5.00"), ("Deposit.Rate", "18.4523"));

        Assert.Equal("75000.00 73716.94 1283.06 0.00", await Club(project));
        Assert.Contains("1,283.06", await funds.MoneyPage(DemoPeople.ClubTreasurer), StringComparison.Ordinal);
        Assert.Equal("CONVENIDA", await funds.State());

        await funds.Deposit("club", "1,288.00");

        Assert.Equal("75000.00 75000.00 0.00 4.94", await Club(project));
        Assert.Contains("4.94", await funds.MoneyPage(DemoPeople.ClubTreasurer), StringComparison.Ordinal);
        await funds.Government("state", "75,000.00");
        await funds.Government("federal", "75,000.00");
        Assert.Equal("FONDEADA", await funds.State());
        await funds.BooksHold();
    }

    [Fact]
    public async Task Example_11_a_project_closes_to_the_centavo_with_what_its_account_earned()
    {
        var project = await Approved("1,000,000.00", "250,000.00");
        using var funds = new ExampleFunds(site, project);
        await funds.Agreed(All);
        await funds.Government("municipal", "250,000.00");
        await funds.Deposit("club", "250,000.00");
        await funds.Government("state", "250,000.00");
        await funds.Government("federal", "250,000.00");
        await funds.StartWorks("912,345.67");
        await funds.Acts.Pay("912,345.67", "Finiquito", Stop);
        await funds.Acts.ProveSpending("912,345.67", "5FB2822E-396D-4725-8521-CDC4BDD20CD1", Stop);
        await funds.Acts.Progress(100, "Obra terminada", Stop);
        await funds.Acts.HandOver(Stop);
        await funds.Acts.Earn("3,210.55", "REND-11", Stop);
        await funds.Acts.Close(Stop);

        Assert.Equal("CERRADA", await funds.State());
        Assert.Equal(
        [
            "club 250000.00 802.63 228086.42 22716.21", "federal 250000.00 802.64 228086.42 22716.22",
            "municipal 250000.00 802.64 228086.41 22716.23", "state 250000.00 802.64 228086.42 22716.22",
        ], await Sql.List(site.Databases.Verifier!, $"""
            select concat(party, ' ', {Pesos("received_centavos")}, ' ', {Pesos("yield_centavos")}, ' ',
                          {Pesos("spent_centavos")}, ' ', {Pesos("returned_centavos")})
              from closing_return where project_id = '{project}' order by party
            """));
        var page = await funds.MoneyPage(DemoPeople.ClubTreasurer);
        foreach (var figure in new[] { "228,086.41", "228,086.42", "802.63", "802.64", "22,716.21", "22,716.23" })
            Assert.Contains(figure, page, StringComparison.Ordinal);
        await funds.BooksHold();
    }

    private async Task<Guid> Approved(string cost, string pledge)
    {
        using var club = await ExampleClub.SignedIn(site);
        var proposal = await club.Writes(2009, "infrastructure", cost);
        await club.Pledges(proposal, pledge);
        var project = await club.Sends(proposal);
        await club.Approved(2009, project);
        return project;
    }

    /// <summary>Agreed, received, missing and surplus of the club's share, in pesos.</summary>
    private async Task<string> Club(Guid project) => (string)(await Sql.Scalar(site.Databases.Verifier!, $"""
        select concat({Pesos("agreed_centavos")}, ' ', {Pesos("-contribution - due")}, ' ', {Pesos("due")}, ' ', {Pesos("-held")})
          from (select s.agreed_centavos,
                       coalesce(sum(b.centavos) filter (where b.account = 'P.APORTACION'), 0) contribution,
                       coalesce(sum(b.centavos) filter (where b.account = 'P.POR_RECIBIR'), 0) due,
                       coalesce(sum(b.centavos) filter (where b.account = 'P.EXCEDENTE'), 0) held
                  from project_share s join balance b on b.scope_id = s.id
                 where s.project_id = '{project}' and s.party = 'club' group by s.agreed_centavos) club
        """))!;

    private static string Pesos(string centavos) => $"(({centavos}) / 100.0)::numeric(18, 2)";
}
