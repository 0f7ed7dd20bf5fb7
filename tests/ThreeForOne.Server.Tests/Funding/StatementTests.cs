using System.Text;
using System.Text.Json.Nodes;
using ThreeForOne.Domain;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Funding;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Tests.Ledger;

namespace ThreeForOne.Server.Tests.Funding;

/// <summary>A club's statement: in both currencies, kept for ever, its club's and the offices' alone.</summary>
public sealed class StatementTests(ApprovedSite site) : IClassFixture<ApprovedSite>
{
    private readonly MoneyStage _stage = new(site);

    [Fact]
    public async Task A_statement_adds_up_and_is_seen_by_its_club_and_the_offices_only()
    {
        var project = await _stage.Agreed();
        await _stage.Confirm(project, "club", 100_000_00);
        var club = DemoOffices.ElDurazno.Id;
        var year = _stage.Today.Year;

        Assert.IsType<NoSuchClub>((await Issue(club, year, DemoPeople.OtherClubPresident)).Refusal);
        Assert.IsType<NotYourTurn>((await Issue(club, year, DemoPeople.Executor)).Refusal);
        Assert.IsType<StatementEmpty>((await Issue(club, year - 1, DemoPeople.ClubTreasurer)).Refusal);
        var issued = await Issue(club, year, DemoPeople.ClubTreasurer);
        MoneyStage.Holds(issued);
        MoneyStage.Holds(await Issue(club, year, DemoPeople.TreasuryClerk));

        var record = JsonNode.Parse(Encoding.UTF8.GetString((byte[])(await Sql.Scalar(
            site.Databases.Verifier!, $"select record from document where id = '{issued.Value}'"))!))!;
        Assert.Equal(100_000_00, (long)record["totals"]!["received"]!);
        Assert.Equal(100_000_00, (long)record["totals"]!["applied"]!);
        // The other projects of the club are approved, and no agreement is signed for them.
        Assert.Equal(250_000_00, (long)record["totals"]!["pledged"]!);
        var attack = new Attack(site);
        foreach (var (who, seen) in new[]
        {
            (DemoPeople.ClubPresident, 2L), (DemoPeople.TreasuryClerk, 2L), (DemoPeople.Auditor, 2L),
            (DemoPeople.OtherClubPresident, 0L), (DemoPeople.Executor, 0L), (DemoPeople.MunicipalSigner, 0L),
        })
        {
            Assert.Equal(seen, await attack.Do(who, "select count(*) from document where type = 'club_statement'"));
            Assert.Equal(seen, await attack.Do(who,
                "select count(*) from audit_event where code = 'document.issued' and facts ->> 'type' = 'club_statement'"));
        }
        using var president = await site.As(DemoPeople.ClubPresident);
        Assert.Contains("-ECT-01", (await president.Get("/statements")).Text, StringComparison.Ordinal);
    }

    private Task<Result<Guid>> Issue(Guid club, int year, DemoPerson who) =>
        site.In<IssueStatement, Result<Guid>>(use => use.Handle(club, year, MoneyStage.Key(), who.Actor, default));
}
