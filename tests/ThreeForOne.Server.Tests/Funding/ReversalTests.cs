using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Funding;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Tests.Ledger;

namespace ThreeForOne.Server.Tests.Funding;

/// <summary>Two people take a confirmed deposit back, whole, while its money is there.</summary>
public sealed class ReversalTests(ApprovedSite site) : IClassFixture<ApprovedSite>
{
    private const long Quarter = ApprovedSite.Pesos * 25;
    private readonly MoneyStage _stage = new(site);

    [Fact]
    public async Task A_reversed_deposit_leaves_both_books_as_before_and_its_receipt_names_the_successor()
    {
        var project = await _stage.Agreed();
        await _stage.Confirm(project, "club", Quarter + 494);
        var deposit = await DepositOf(project, "club");

        MoneyStage.Holds(await Propose(project, deposit));
        MoneyStage.Holds(await _stage.Decide(project, "approve_reversal", "approve", DemoPeople.Reconciler));

        var club = (await _stage.Money(project)).Single(p => p.Party == "club");
        Assert.Equal((0L, Quarter, 0L), (club.Paid, club.Receivable, club.Surplus));
        Assert.Equal("reversed", await Scalar($"select status from deposit where id = '{deposit}'"));
        // Both officers of the club are told, and what their share lacks now.
        Assert.Equal(2L, await Scalar($"""
            select count(distinct person_id) from mail where project_id = '{project}' and kind = 'deposit.reversed'
            """));
        Assert.Equal(2L, await Scalar(
            $"select count(*) from journal_entry where kind = 'reversal' and subject_id = '{deposit}'"));
        Assert.Equal("CANCELADA", await Scalar(
            $"select standing from document where subject_id = '{deposit}' and type = 'deposit_receipt'"));
        Assert.Equal(true, await Scalar($"""
            select r.successor_folio = s.folio from document r join document s on s.id = r.successor_id
             where r.subject_id = '{deposit}' and s.type = 'deposit_reversal'
            """));
        Assert.Equal(1L, await Scalar($"""
            select count(*) from audit_event a join document d on d.id = a.subject_id
             where a.code = 'document.cancelled' and d.subject_id = '{deposit}'
            """));
        var code = (string)(await Scalar(
            $"select verification_code from document where subject_id = '{deposit}' and type = 'deposit_receipt'"))!;
        var page = await site.Visitor().Get($"/verify/{code}");
        Assert.Contains("CANCELADA", page.Text, StringComparison.Ordinal);
        Assert.Contains("-REV-01", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_government_can_pay_its_share_again_after_a_reversal()
    {
        var project = await _stage.Agreed();
        await _stage.Pay(project, "municipal", DemoPeople.MunicipalSigner);
        var first = await DepositOf(project, "municipal");

        MoneyStage.Holds(await Propose(project, first));
        MoneyStage.Holds(await _stage.Decide(project, "approve_reversal", "approve", DemoPeople.Reconciler));
        await _stage.Confirm(project, "municipal", Quarter);

        var municipal = (await _stage.Money(project)).Single(p => p.Party == "municipal");
        Assert.Equal((Quarter, 0L, 0L), (municipal.Paid, municipal.Receivable, municipal.Committed));
        Assert.Equal(2L, await Scalar(
            $"select count(*) from journal_entry where project_id = '{project}' and kind = 'pay_budget'"));
    }

    [Fact]
    public async Task A_reversal_that_is_not_approved_changes_nothing_and_can_be_proposed_again()
    {
        var project = await _stage.Agreed();
        await _stage.Confirm(project, "club", Quarter);
        var deposit = await DepositOf(project, "club");

        Assert.IsType<ReasonMissing>((await Propose(project, deposit, " ")).Refusal);
        Assert.IsType<NotYourTurn>((await Propose(project, deposit, who: DemoPeople.Reconciler)).Refusal);
        Assert.IsType<NoSuchDeposit>((await Propose(project, project)).Refusal);
        MoneyStage.Holds(await Propose(project, deposit));
        Assert.Equal("rule.one_reversal_a_deposit", (await Propose(project, deposit)).Refusal!.Code);
        MoneyStage.Holds(await _stage.Decide(project, "approve_reversal", "reject", DemoPeople.Reconciler));

        Assert.Equal("confirmed", await Scalar($"select status from deposit where id = '{deposit}'"));
        Assert.Equal(Quarter, (await _stage.Money(project)).Single(p => p.Party == "club").Paid);
        MoneyStage.Holds(await Propose(project, deposit));
    }

    [Fact]
    public async Task Only_a_confirmed_deposit_whose_money_is_there_is_reversed()
    {
        var project = await _stage.Running();
        var deposit = await DepositOf(project, "club");
        MoneyStage.Holds(await _stage.Record(project, "club", 100_00, "SUR-1"));
        var recorded = (Guid)(await Scalar($"select id from deposit where bank_reference = 'SUR-1'"))!;
        Assert.IsType<DepositNotConfirmed>((await Propose(project, recorded)).Refusal);
        MoneyStage.Holds(await _stage.Decide(project, "confirm_deposit", "confirm", DemoPeople.Reconciler));

        MoneyStage.Holds(await Propose(project, deposit));
        MoneyStage.Holds(await _stage.OrderPayment(project, 10_000_00));
        await _stage.Approve(project);

        Assert.IsType<DepositAlreadySpent>(
            (await _stage.Decide(project, "approve_reversal", "approve", DemoPeople.Reconciler)).Refusal);
        MoneyStage.Holds(await _stage.Decide(project, "approve_reversal", "reject", DemoPeople.Reconciler));
        Assert.IsType<DepositAlreadySpent>((await Propose(project, deposit)).Refusal);

        // The surplus was not spent: it can be taken back, though works go on.
        MoneyStage.Holds(await Propose(project, recorded));
        MoneyStage.Holds(await _stage.Decide(project, "approve_reversal", "approve", DemoPeople.Reconciler));
        Assert.Equal(0, (await _stage.Money(project)).Single(p => p.Party == "club").Surplus);
    }

    [Fact]
    public async Task A_project_that_is_finished_keeps_its_deposits()
    {
        var project = await _stage.Running();
        var deposit = await DepositOf(project, "club");
        await Sql.Scalar(site.Databases.Owner!, $"""
            select set_config('app.org', '{DemoPeople.Director.Office.Id}', false);
            update project set state = 'TERMINADA' where id = '{project}'
            """);

        Assert.IsType<TooLateToReverse>((await Propose(project, deposit)).Refusal);
    }

    [Fact]
    public async Task The_database_lets_nobody_reverse_alone_in_part_or_another_kind_of_entry()
    {
        var project = await _stage.Agreed();
        await _stage.Confirm(project, "club", Quarter + 100);
        var deposit = await DepositOf(project, "club");
        var attack = new Attack(site);

        Assert.Equal("reversal_needs_two_people", (await attack.Run(DemoPeople.Reconciler,
            $"update deposit set status = 'reversed' where id = '{deposit}'")).Constraint);
        Assert.Equal("deposit_is_kept", (await attack.Run(DemoPeople.Reconciler,
            $"update deposit set amount_centavos = 1, applied_centavos = 1 where id = '{deposit}'")).Constraint);
        foreach (var (kind, rule) in new[]
        {
            ("deposit_received", "reversal_needs_two_people"), ("accrue", "reversal_is_of_a_deposit"),
            ("commit", "balance_on_natural_side"), ("deposit_due", "balance_on_natural_side"),
        })
            Assert.Equal(rule, (await attack.Post(DemoPeople.Reconciler, await Reversal(project, kind))).Constraint);

        // Two people agreed, but whoever writes leaves the surplus where it is.
        Assert.Equal("reversal_is_whole", (await attack.Run(DemoPeople.Reconciler, $"""
            insert into deposit_reversal (id, project_id, deposit_id, reason, proposed_by, proposed_at, status, decided_by,
                                          decided_at)
            values (gen_random_uuid(), '{project}', '{deposit}', 'r', '{DemoPeople.TreasuryClerk.Id}', now(), 'approved',
                    '{DemoPeople.Reconciler.Id}', now());
            update deposit set status = 'reversed' where id = '{deposit}';
            """)).Constraint);
    }

    private async Task<System.Text.Json.Nodes.JsonObject> Reversal(Guid project, string kind)
    {
        var (entry, edition) = (
            await Scalar($"select id from journal_entry where project_id = '{project}' and kind = '{kind}' limit 1"),
            (Guid)(await Scalar($"select edition_id from project where id = '{project}'"))!);
        var lines = (string)(await Scalar($"""
            select json_agg(json_build_object('scope', scope_kind, 'id', scope_id, 'account', account,
                                              'centavos', -centavos) order by line_no)::text
              from journal_line where entry_id = '{entry}'
            """))!;
        var body = new Attack(site).Entry("reversal", edition, project, DemoPeople.Reconciler);
        body["reverses"] = entry!.ToString();
        body["lines"] = System.Text.Json.Nodes.JsonNode.Parse(lines);
        return body;
    }

    private Task<Result<Guid>> Propose(
        Guid project, Guid deposit, string reason = "El banco lo devolvió", DemoPerson? who = null) =>
        site.In<ProposeReversal, Result<Guid>>(use => use.Handle(
            project, deposit, reason, (who ?? DemoPeople.TreasuryClerk).Actor, default));

    private async Task<Guid> DepositOf(Guid project, string party) => (Guid)(await Scalar(
        $"select id from deposit where project_id = '{project}' and party = '{party}' and status = 'confirmed'"))!;

    private Task<object?> Scalar(string sql) => Sql.Scalar(site.Databases.Verifier!, sql);
}
