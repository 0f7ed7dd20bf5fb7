using ThreeForOne.Server.Features.Demo;

namespace ThreeForOne.Server.Tests.Ledger;

/// <summary>
/// Direct SQL as the app's role against the invariants that one entry could break; what the rules of single entries
/// (PostEntryTests) leave is tried here. Each refusal names its rule.
/// </summary>
public sealed class InvariantAttackTests(FundedSite site) : IClassFixture<FundedSite>
{
    private static readonly string[] Governments = ["municipal", "state", "federal"];

    [Fact]
    public async Task Invariant_1_and_3_an_envelope_is_where_it_was_approved_whatever_is_tried()
    {
        var line = site.LineOf("federal");
        foreach (var (kind, debit, credit, rule) in new[]
        {
            ("publish", "8.2.2-P", "8.2.1", "posting_matrix_allows"),
            ("increase", "8.2.2-D", "8.2.1", "posting_matrix_allows"),
            ("return_earlier_year", "8.2.2-D", "R.POR_ENTERAR", "posting_matrix_allows"),
            ("return_in_year", "8.2.2-D", "R.POR_ENTERAR", "posting_matrix_allows"),
        })
        {
            var entry = site.Attack.Entry(kind, site.Edition, null, DemoPeople.Director, ('L', line, debit, 10),
                ('L', line, credit, -10));
            Assert.Equal(("23514", rule), await site.Attack.Post(DemoPeople.Director, entry));
        }
    }

    [Theory]
    [InlineData("commit", "8.2.4", "8.2.2-P")]
    [InlineData("accrue", "8.2.5", "8.2.4")]
    [InlineData("order", "8.2.6", "8.2.5")]
    [InlineData("pay_budget", "8.2.7", "8.2.6")]
    public async Task Invariant_2_and_4_no_moment_comes_before_the_one_it_follows(
        string kind, string debit, string credit)
    {
        var project = await site.Project();

        Assert.Contains(await project.Refused(kind, project.Moved(debit, credit, 1, "federal"), Guid.CreateVersion7()),
            new[] { "balance_on_natural_side", "reservation_resolves_once" });
    }

    [Fact]
    public async Task Invariant_4_a_moment_moves_the_same_on_the_line_and_on_the_share()
    {
        var (project, other) = (await site.Project(), await site.Project());
        await project.Committed();
        await other.Committed();
        var moved = project.Moved("8.2.6", "8.2.5", 10, "federal");

        Assert.Equal("line_and_share_agree", await Ordered(moved[..2]));
        Assert.Equal("line_and_share_agree", await Ordered(moved[2..]));
        Assert.Equal("line_and_share_agree",
            await Ordered([.. moved[..2], .. project.Moved("8.2.6", "8.2.5", 10, "state")[2..]]));
        Assert.Equal("entry_stays_in_scope",
            await Ordered([.. moved[..2], .. other.Moved("8.2.6", "8.2.5", 10, "federal")[2..]]));
        Assert.Equal(true, await project.Post("order", moved, Guid.CreateVersion7()));

        Task<string?> Ordered(Line[] lines) => project.Refused("order", lines, Guid.CreateVersion7());
    }

    [Fact]
    public async Task Invariant_4_forgetting_who_asks_before_the_commit_does_not_help()
    {
        var project = await site.Project();
        await project.Committed();
        var entry = project.Entry("order", project.Moved("8.2.6", "8.2.5", 10, "federal")[..2], Guid.CreateVersion7());

        Assert.Equal(("23514", "line_and_share_agree"), await site.Attack.Run(DemoPeople.Director,
            $"select post_entry(convert_to($q${entry.ToJsonString()}$q$, 'UTF8')); "
            + "select set_config('app.org', '', true)"));
    }

    [Fact]
    public async Task Invariant_4_a_cut_takes_nothing_that_is_reserved_or_committed()
    {
        var project = await site.Project();
        await project.Reserved();
        var line = site.LineOf("federal");
        var modified = -(long)(decimal)(await Sql.Scalar(site.Databases.Verifier!,
            $"select sum(centavos) from balance where scope_id = '{line}' and account in ('8.2.1', '8.2.3')"))!;
        var cut = site.Attack.Entry("cut", site.Edition, null, DemoPeople.Director, ('L', line, "8.2.3", modified),
            ('L', line, "8.2.2-D", -modified));

        Assert.Equal("balance_on_natural_side", (await site.Attack.Post(DemoPeople.Director, cut)).Constraint);
    }

    [Fact]
    public async Task Invariant_5_the_rule_and_what_it_applies_to_are_as_fixed_as_the_shares()
    {
        var project = await site.Project();
        await project.Reserved();
        foreach (var sql in new[]
        {
            $"update project set cost_centavos = cost_centavos + 4 where id = '{project.Id}'",
            $"update project set choice = 'absorb' where id = '{project.Id}'",
            $"update project set rule_pack_id = null where id = '{project.Id}'",
            $"update project_share set agreed_centavos = 0 where project_id = '{project.Id}'",
            "insert into project_group (project_id, code, weight, tie_rank) "
                + $"values ('{project.Id}', 'more', 1, 9)",
            $"delete from project_share where project_id = '{project.Id}'",
        })
            Assert.Equal(("23514", "shares_are_fixed"), await site.Attack.Run(DemoPeople.Director, sql));
    }

    [Fact]
    public async Task Invariant_5_no_share_is_above_its_maximum_nor_reserved_above_its_rule()
    {
        var project = await site.Project();
        Assert.Equal("share_within_maximum", (await site.Attack.Run(DemoPeople.Director,
            $"update project_share set maximum_centavos = 1 where project_id = '{project.Id}'")).Constraint);
        Assert.Equal(("42501", null), await site.Attack.Run(DemoPeople.Director,
            $"update project_group set maximum_centavos = null, weight = 0 where project_id = '{project.Id}'"));
        await site.Attack.Do(DemoPeople.Director,
            $"delete from project_share where party = 'federal' and project_id = '{project.Id}'");

        Assert.Equal("shares_follow_rule", await project.Refused("reserve", project.Reserve("municipal", "state")));
    }

    [Fact]
    public async Task Invariant_6_a_reservation_resolves_whole_and_for_every_share()
    {
        var project = await site.Project();
        await project.Reserved();

        Assert.Equal("reservation_resolves_once", await project.Refused("release", project.Release("federal")));
        Assert.Equal("reservation_resolves_once", await project.Refused(
            "commit", project.Moved("8.2.4", "8.2.2-P", FundedSite.Share, "federal", "state")));
        Assert.Equal("line_and_share_agree", await project.Refused(
            "release", project.Release(Governments).Where(l => l.Scope == 'S')));
        await project.Post("commit", project.Moved("8.2.4", "8.2.2-P", FundedSite.Share, Governments));
        Assert.Contains(await project.Refused("release", project.Release(Governments)),
            new[] { "balance_on_natural_side", "reservation_resolves_once" });
        Assert.Equal("one_standing_reservation", await project.Refused("reserve", project.Reserve(Governments)));
    }
}
