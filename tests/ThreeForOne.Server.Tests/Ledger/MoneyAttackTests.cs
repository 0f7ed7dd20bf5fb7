using ThreeForOne.Server.Features.Demo;

namespace ThreeForOne.Server.Tests.Ledger;

/// <summary>
/// Direct SQL as the app's role against reversals, idempotency, seals and payments (invariants 7 to 10), and returns.
/// </summary>
public sealed class MoneyAttackTests(FundedSite site) : IClassFixture<FundedSite>
{
    private static readonly string[] Governments = ["municipal", "state", "federal"];

    [Theory]
    [InlineData("reserve")]
    [InlineData("commit")]
    [InlineData("accrue")]
    [InlineData("payment_out")]
    public async Task Invariant_7_what_resolved_or_left_the_account_is_not_reversed(string kind)
    {
        var project = await site.Project();
        await project.Funded();
        await Pay(project, 400);
        var id = (Guid)(await Sql.Scalar(site.Databases.Verifier!,
            $"select id from journal_entry where project_id = '{project.Id}' and kind = '{kind}'"))!;

        Assert.NotNull(await Reverse(project, id, FundedMirror.Of(site, id)));
    }

    [Fact]
    public async Task Invariant_7_only_a_reversal_corrects_and_it_names_what()
    {
        var line = site.LineOf("state");
        var entry = site.Attack.Entry("increase", site.Edition, null, DemoPeople.Director, ('L', line, "8.2.2-D", 10),
            ('L', line, "8.2.3", -10));
        await site.Attack.DoPost(DemoPeople.Director, entry);
        var cut = site.Attack.Entry("cut", site.Edition, null, DemoPeople.Director, ('L', line, "8.2.3", 10),
            ('L', line, "8.2.2-D", -10));
        cut["reverses"] = entry["id"]!.ToString();

        Assert.Equal("reversal_names_its_entry", (await site.Attack.Post(DemoPeople.Director, cut)).Constraint);
    }

    [Fact]
    public async Task Invariant_8_an_answer_once_given_stands()
    {
        await site.Attack.Do(DemoPeople.Director, "insert into idempotency select organisation_id, 'attack', 'k', "
            + "payload_sha256, answer, created_at from idempotency limit 1");
        foreach (var sql in new[]
        {
            "update idempotency set payload_sha256 = sha256('other') where operation = 'attack'",
            "update idempotency set answer = '1' where operation = 'attack'",
        })
            Assert.Equal(("23514", "append_only"), await site.Attack.Run(DemoPeople.Director, sql));
        Assert.Equal("idempotency_pkey", (await site.Attack.Run(DemoPeople.Director,
            "insert into idempotency select * from idempotency where operation = 'attack'")).Constraint);
    }

    [Theory]
    [InlineData("insert into accounting_period values (1999, 1)", null)]
    [InlineData("delete from accounting_period", "42501")]
    [InlineData("truncate accounting_period cascade", "42501")]
    public async Task Invariant_9_periods_are_not_taken_away(string sql, string? state)
    {
        if (state is not null)
        {
            Assert.Equal((state, null), await site.Attack.Run(DemoPeople.Director, sql));
            return;
        }
        // A month may be opened ahead; that an older one opens after a close is refused (PeriodTests).
        await site.Attack.Do(DemoPeople.Director, sql + " on conflict do nothing");
        Assert.Equal(("23514", "period_closes_in_order"), await site.Attack.Run(DemoPeople.Director,
            $"insert into accounting_period values (1998, 1, now(), '{DemoPeople.Director.Id}', 'x')"));
    }

    [Fact]
    public async Task Invariant_10_a_payment_waits_for_every_agreed_share_even_one_never_called_due()
    {
        var project = await site.Project();
        await project.Reserved();
        await project.Post("commit", project.Moved("8.2.4", "8.2.2-P", FundedSite.Share, Governments));
        await project.Post("deposit_due", project.OnShares("P.POR_RECIBIR", "P.APORTACION", FundedSite.Share, "club"));
        await project.Post("deposit_received", project.OnShares("P.BANCO", "P.POR_RECIBIR", FundedSite.Share, "club"),
            await project.Deposit("club"));

        Assert.Equal("payment_waits_for_deposits", await project.Refused(
            "payment_out", FundedProject.Spent(project, ("club", 400)), await project.Payment(400)));
    }

    [Fact]
    public async Task Invariant_10_a_payment_waits_for_the_last_deposit_and_for_no_block()
    {
        var project = await site.Project();
        await project.Funded("federal");
        var payment = await project.Payment(300);
        var spent = FundedProject.Spent(project, ("club", 100), ("municipal", 100), ("state", 100));
        Assert.Equal("payment_waits_for_deposits", await project.Refused("payment_out", spent, payment));

        await project.Post("deposit_received",
            project.OnShares("P.BANCO", "P.POR_RECIBIR", FundedSite.Share, "federal"),
            await project.Deposit("federal"));
        Assert.Equal("payment_split_is_fair", await project.Refused("payment_out", spent, payment));
        await site.Attack.Do(DemoPeople.Director, $"update project set blocked_at = now() where id = '{project.Id}'");
        var four = await project.Payment(400);
        Assert.Equal("project_is_blocked", await project.Refused("payment_out", Quarters(project, 400), four));
        await site.Attack.Do(DemoPeople.Director, $"update project set blocked_at = null where id = '{project.Id}'");
        Assert.Equal(true, await project.Post("payment_out", Quarters(project, 400), four));
        Assert.Equal("moment_once_a_subject", await project.Refused("payment_out", Quarters(project, 400), four));
    }

    [Theory]
    [InlineData("update payment_approval set outcome = 'approve' where payment_id = '{0}'", "42501")]
    [InlineData("delete from payment_approval where payment_id = '{0}'", "42501")]
    public async Task Invariant_10_approvals_stand_as_they_were_given(string sql, string state)
    {
        var project = await site.Project();
        var payment = await project.Payment(400);

        Assert.Equal(state, (await site.Attack.Run(DemoPeople.Director,
            string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, payment))).State);
    }

    [Theory]
    [InlineData("update payment set ordered_by = (select person_id from payment_approval where payment_id = '{0}' "
        + "order by 1 limit 1) where id = '{0}'")]
    [InlineData("update payment set amount_centavos = 399 where id = '{0}'")]
    [InlineData("update payment set status = 'rejected' where id = '{0}'")]
    public async Task Invariant_10_a_payment_that_is_not_what_three_people_said_is_refused(string sql)
    {
        var project = await site.Project();
        await project.Funded();
        var payment = await project.Payment(400);
        await site.Attack.Do(DemoPeople.Director,
            string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, payment));

        Assert.Equal("payment_needs_three_people",
            await project.Refused("payment_out", Quarters(project, 400), payment));
    }

    [Fact]
    public async Task A_return_restores_at_most_what_left_the_account_and_only_within_its_year()
    {
        var project = await site.Project();
        await project.Funded();
        foreach (var party in Governments)
        {
            await project.Post("order", project.Moved("8.2.6", "8.2.5", FundedSite.Share, party),
                Guid.CreateVersion7());
            await project.Post("pay_budget", project.Moved("8.2.7", "8.2.6", FundedSite.Share, party),
                Guid.CreateVersion7());
        }
        var restored = Restored(project, 10);
        Assert.Equal("return_left_the_account", await project.Refused("return_in_year", restored));
        await project.Post("return", project.OnShares("P.DEVUELTO", "P.BANCO", 10, "federal"));
        var late = project.Entry("return_in_year", restored);
        late["effective_on"] = $"{site.Clock.GetUtcNow().Year + 1}-01-10";
        Assert.Equal("return_restores_within_year", (await site.Attack.Post(DemoPeople.Director, late)).Constraint);
        Assert.Equal(true, await project.Post("return_in_year", restored));
        Assert.Equal("return_left_the_account", await project.Refused("return_in_year", Restored(project, 1)));

        // An earlier year's return has no place in the project's own year.
        Assert.Equal("earlier_return_in_open_year", await project.Refused("return_earlier_year",
        [
            new('L', site.LineOf("federal"), "R.REINTEGRO", 10), new('L', site.LineOf("federal"), "R.POR_ENTERAR", -10),
        ]));
    }

    private Line[] Restored(FundedProject project, long centavos) =>
    [
        new('L', site.LineOf("federal"), "8.2.2-D", centavos), new('L', site.LineOf("federal"), "8.2.7", -centavos),
        new('S', project.ShareOf("federal"), "8.2.0", centavos),
        new('S', project.ShareOf("federal"), "8.2.7", -centavos),
    ];

    private static Line[] Quarters(FundedProject project, long centavos) =>
        FundedProject.Spent(project, [.. BooksStage.Parties.Select(p => (p, centavos / 4))]);

    private static async Task Pay(FundedProject project, long centavos) =>
        await project.Post("payment_out", Quarters(project, centavos), await project.Payment(centavos));

    private async Task<string?> Reverse(FundedProject project, Guid id, Task<Line[]> mirror)
    {
        var reversal = project.Entry("reversal", await mirror);
        reversal["reverses"] = id.ToString();
        return (await site.Attack.Post(DemoPeople.Director, reversal)).Constraint;
    }
}
