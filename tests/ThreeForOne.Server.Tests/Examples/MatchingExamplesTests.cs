using System.Net;
using ThreeForOne.Domain;
using ThreeForOne.Server.Features.Budgets;
using ThreeForOne.Server.Features.Committee;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Tests.Ledger;

namespace ThreeForOne.Server.Tests.Examples;

/// <summary>
/// The worked examples of the matching rules, each written by a club over HTTP under the shipped rules of its year and,
/// where it may be approved, reserved by the committee.
/// </summary>
public sealed class MatchingExamplesTests(ExampleSite site) : IClassFixture<ExampleSite>
{
    [Fact]
    public async Task Example_1_two_for_one_of_1996_has_three_equal_parts_and_no_municipal_line()
    {
        using var club = await ExampleClub.SignedIn(site);
        var proposal = await club.Writes(1996, "social", "176,700.00");

        var page = await club.Sees(proposal, "58,900.00");
        await club.Pledges(proposal, "58,900.00");
        var project = await club.Sends(proposal);
        await club.Approved(1996, project);

        Assert.Equal(3, Count(page, "58,900.00"));
        Assert.DoesNotContain("Municipio", Split(page), StringComparison.Ordinal);
        Equal("state 58,900.00 federal 58,900.00 club 58,900.00", await club.Shares(project));
        Equal("state 58,900.00 federal 58,900.00", await club.Reserved(project));
    }

    [Fact]
    public async Task Example_2_three_for_one_of_1999_matches_the_same_deposit_three_times()
    {
        using var club = await ExampleClub.SignedIn(site);
        var proposal = await club.Writes(1999, "social", "235,600.00");

        var page = await club.Sees(proposal, "58,900.00");
        await club.Pledges(proposal, "58,900.00");
        var project = await club.Sends(proposal);
        await club.Approved(1999, project);

        Assert.Contains("Municipio", Split(page), StringComparison.Ordinal);
        Equal("municipal 58,900.00 state 58,900.00 federal 58,900.00 club 58,900.00", await club.Shares(project));
        Equal("municipal 58,900.00 state 58,900.00 federal 58,900.00", await club.Reserved(project));
        Assert.Equal(235_600_00, (await club.Project(project)).CostCentavos);
    }

    [Theory]
    [InlineData("1,000,000.01", "municipal 250,000.01 state 250,000.00 federal 250,000.00 club 250,000.00")]
    [InlineData("1,000,000.03", "municipal 250,000.01 state 250,000.01 federal 250,000.01 club 250,000.00")]
    public async Task Example_3_spare_centavos_go_by_the_tie_order(string cost, string shares)
    {
        using var club = await ExampleClub.SignedIn(site);
        var proposal = await club.Writes(2009, "infrastructure", cost);

        var page = await club.Sees(proposal, "250,000.00");
        await club.Pledges(proposal, "250,000.00");
        var project = await club.Sends(proposal);
        await club.Approved(2009, project);

        Assert.Contains("250,000.01", Split(page), StringComparison.Ordinal);
        Equal(shares, await club.Shares(project));
        Equal(shares.Replace(" club 250,000.00", "", StringComparison.Ordinal), await club.Reserved(project));
    }

    [Fact]
    public async Task Example_3_the_database_splits_two_centavos_by_weights_2_1_1_as_the_program_does() =>
        Assert.Equal("{1,1,0}", await Sql.Scalar(
            site.Databases.Verifier!, "select split_centavos(2, array[2, 1, 1])::text"));

    [Fact]
    public async Task Example_4_a_federal_maximum_leaves_a_gap_and_the_club_chooses_a_smaller_project()
    {
        using var club = await ExampleClub.SignedIn(site);
        var proposal = await club.Writes(2014, "infrastructure", "5,000,000.00");

        var page = await club.Sees(proposal, "1,250,000.00");
        await club.Pledges(proposal, "1,250,000.00", "rescope");
        await club.Costs(proposal, "4,000,000.00");
        var project = await club.Sends(proposal);
        await club.Approved(2014, project);

        // Shown, not silently given to somebody else.
        Assert.Contains("250,000.00", page.Text, StringComparison.Ordinal);
        Assert.Equal(["rescope", "absorb", "open_gap"], Choices(page));
        Assert.Contains("4,000,000.00", page.Text, StringComparison.Ordinal);
        const string each = "municipal 1,000,000.00 state 1,000,000.00 federal 1,000,000.00";
        Equal(each + " club 1,000,000.00", await club.Shares(project));
        Equal(each, await club.Reserved(project));
    }

    [Fact]
    public async Task Example_4_or_the_others_absorb_what_the_federation_may_not_give()
    {
        using var club = await ExampleClub.SignedIn(site);
        var proposal = await club.Writes(2014, "infrastructure", "5,000,000.00");

        var page = await club.Sees(proposal, "1,250,000.00", "absorb");
        await club.Pledges(proposal, "1,250,000.00", "absorb");
        var project = await club.Sends(proposal);
        await club.Approved(2014, project);

        Assert.Contains("1,333,333.34", Split(page), StringComparison.Ordinal);
        const string each = "municipal 1,333,333.34 state 1,333,333.33 federal 1,000,000.00";
        Equal(each + " club 1,333,333.33", await club.Shares(project));
        Equal(each, await club.Reserved(project));
    }

    [Fact]
    public async Task Example_5_the_maximum_of_2009_leaves_a_gap_where_that_of_2014_leaves_none()
    {
        using var club = await ExampleClub.SignedIn(site);
        var strict = await club.Writes(2009, "infrastructure", "3,600,000.00");
        var joint = await club.Writes(2014, "infrastructure", "3,600,000.00");

        var gap = await club.Sees(strict, "900,000.00");
        var none = await club.Sees(joint, "900,000.00");
        await club.Pledges(strict, "900,000.00", "open_gap");
        await club.Pledges(joint, "900,000.00");
        var (open, whole) = (await club.Sends(strict), await club.Sends(joint));
        await club.Approved(2014, whole);

        Assert.Equal(["rescope", "open_gap"], Choices(gap));
        Assert.Contains("100,000.00", gap.Text, StringComparison.Ordinal);
        Assert.Contains("3,200,000.00", gap.Text, StringComparison.Ordinal);
        Equal("municipal 900,000.00 state 900,000.00 federal 800,000.00 club 900,000.00", await club.Shares(open));
        Assert.Equal(100_000_00, (await club.Project(open)).GapCentavos);
        Assert.Empty(Choices(none));
        Equal("municipal 900,000.00 state 900,000.00 federal 900,000.00", await club.Reserved(whole));
    }

    [Fact]
    public async Task Example_6_one_persons_project_needs_no_state_and_no_municipal_money()
    {
        using var club = await ExampleClub.SignedIn(site);
        var proposal = await club.Writes(2014, "productive_person", "600,000.00");
        var smaller = await club.Writes(2014, "productive_person", "500,000.00");

        var page = await club.Sees(proposal, "300,000.00");
        await club.Pledges(proposal, "300,000.00", "open_gap");
        await club.Pledges(smaller, "250,000.00");
        var (open, whole) = (await club.Sends(proposal), await club.Sends(smaller));
        await club.Opined(open);
        var session = await club.Session(2014, open);
        await club.Approved(2014, whole);

        Assert.IsType<GapNotApprovable>((await club.Closes(session)).Refusal);
        Assert.Contains("50,000.00", page.Text, StringComparison.Ordinal);
        Equal("municipal 0.00 state 0.00 federal 250,000.00 club 300,000.00", await club.Shares(open));
        Assert.Equal(50_000_00, (await club.Project(open)).GapCentavos);
        Equal("municipal 0.00 state 0.00 federal 250,000.00 club 250,000.00", await club.Shares(whole));
        Equal("federal 250,000.00", await club.Reserved(whole));
    }

    [Fact]
    public async Task Example_7_under_the_joint_rule_the_state_gives_what_the_municipality_cannot()
    {
        using var club = await ExampleClub.SignedIn(site);
        var proposal = await club.Writes(2014, "infrastructure", "400,000.00");
        await club.Pledges(proposal, "100,000.00");
        var project = await club.Sends(proposal);

        await club.Certifies(project, "60,000.00");
        await club.Approved(2014, project);

        Equal("municipal 60,000.00 state 140,000.00 federal 100,000.00 club 100,000.00", await club.Shares(project));
        Equal("municipal 60,000.00 state 140,000.00 federal 100,000.00", await club.Reserved(project));
    }

    [Fact]
    public async Task Example_7_under_the_strict_rule_the_project_is_blocked_or_made_smaller()
    {
        using var club = await ExampleClub.SignedIn(site);
        var (blocked, smaller) = (await Strict(club, "400,000.00", "100,000.00"),
            await Strict(club, "240,000.00", "60,000.00"));

        foreach (var project in new[] { blocked, smaller }) await club.Certifies(project, "60,000.00");
        await club.Opined(blocked);
        var session = await club.Session(2009, blocked);
        await club.Approved(2009, smaller);

        Assert.Equal(Money.Mxn(40_000_00), Assert.IsType<CertificationShort>((await club.Closes(session)).Refusal).By);
        Assert.Empty(await club.Reserved(blocked));
        Equal("municipal 60,000.00 state 60,000.00 federal 60,000.00", await club.Reserved(smaller));
    }

    private static async Task<Guid> Strict(ExampleClub club, string cost, string pledge)
    {
        var proposal = await club.Writes(2009, "infrastructure", cost);
        await club.Pledges(proposal, pledge);
        return await club.Sends(proposal);
    }

    [Fact]
    public async Task The_state_publishes_its_bag_of_2019_and_not_a_centavo_more()
    {
        using var director = await site.As(DemoPeople.Director);
        var edition = await Sql.Scalar(site.Databases.Verifier!,
            $"select id from edition where programme_id = '{ExampleSite.Programme(2019)}'");
        var page = $"/editions/{edition}";

        var above = await director.Submit(page, page,
            ("Party", "state"), ("Amount", "100,000,000.01"), ("Reason", "Bolsa estatal"));
        var whole = await director.Submit(page, page,
            ("Party", "state"), ("Amount", "100,000,000.00"), ("Reason", "Bolsa estatal"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, above.Status);
        Assert.Contains("100,000,000.00", above.Page.QuerySelector(".usa-alert, .usa-error-message")!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(page, whole.Location);
        var line = Guid.Parse((await Sql.Scalar(site.Databases.Verifier!,
            $"select id::text from budget_line where edition_id = '{edition}' and party = 'state'"))!.ToString()!);
        var entry = new Attack(site).Entry("increase", (Guid)edition!, null, DemoPeople.Director,
            ('L', line, "8.2.2-D", 1), ('L', line, "8.2.3", -1));
        Assert.Equal(("23514", "envelope_within_ceiling"), await new Attack(site).Post(DemoPeople.Director, entry));
    }

    [Theory]
    [InlineData(1986, "any", "117,800.00", "state 58,900.00")]
    [InlineData(2019, "social", "176,700.00", "municipal 58,900.00 state 58,900.00")]
    public async Task The_other_years_match_the_club_too(int rules, string type, string cost, string governments)
    {
        using var club = await ExampleClub.SignedIn(site);
        var proposal = await club.Writes(rules, type, cost);

        await club.Pledges(proposal, "58,900.00");
        var project = await club.Sends(proposal);
        await club.Approved(rules, project);

        Equal(governments + " club 58,900.00", await club.Shares(project));
        Equal(governments, await club.Reserved(project));
    }

    private static void Equal(string expected, Dictionary<string, Money> found)
    {
        var words = expected.Split(' ');
        var parties = words.Chunk(2).ToDictionary(w => w[0], w => MoneyText.Parse(w[1]).Value);
        Assert.Equal(parties.OrderBy(p => p.Key), found.OrderBy(p => p.Key));
    }

    // The money table of the split; the words around it name parties too.
    private static string Split(Answer page) => page.Page.QuerySelector("main table")!.TextContent;

    private static int Count(Answer page, string amount) =>
        page.Page.QuerySelectorAll("main table tbody tr").Count(r => r.TextContent.Contains(amount));

    private static IEnumerable<string> Choices(Answer page) =>
        page.Page.QuerySelectorAll("input[name=Choice]").Select(i => i.GetAttribute("value")!);
}
