using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Funding;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Tests.Ledger;

namespace ThreeForOne.Server.Tests.Funding;

/// <summary>A credit is divided over projects, waits to be explained, or goes back; never more than it was.</summary>
public sealed class BankLineTests(ApprovedSite site) : IClassFixture<ApprovedSite>
{
    private readonly MoneyStage _stage = new(site);

    [Fact]
    public async Task A_credit_is_divided_over_two_projects_and_the_rest_is_returned_by_two_people()
    {
        var (one, other) = (await _stage.Agreed(), await _stage.Agreed());
        var line = await Recorded("TWO-1", 1_000_00);

        Assert.IsType<LineHasLess>((await Divide(line, await Part(one, 600_00), await Part(other, 400_01))).Refusal);
        MoneyStage.Holds(await Divide(line, await Part(one, 600_00), await Part(other, 300_00)));
        foreach (var project in new[] { one, other })
            MoneyStage.Holds(await _stage.Decide(project, "confirm_deposit", "confirm", DemoPeople.Reconciler));
        Assert.Equal(600_00, (await _stage.Money(one)).Single(p => p.Party == "club").Paid);
        Assert.Equal(300_00, (await _stage.Money(other)).Single(p => p.Party == "club").Paid);

        Assert.IsType<ReturnIncomplete>((await Return(line, 0, "R1")).Refusal);
        Assert.IsType<ReturnIncomplete>((await Return(line, 1, " ")).Refusal);
        Assert.IsType<ReasonMissing>((await Return(line, 1, "R1", reason: "")).Refusal);
        Assert.IsType<LineHasLess>((await Return(line, 100_01, "R1")).Refusal);
        Assert.IsType<LineIsInUse>((await Return(line, 0, null, BankLineReturn.Error)).Refusal);
        var back = await Return(line, 100_00, "R1");
        MoneyStage.Holds(back);
        Assert.IsType<NotYourTurn>((await Decide(back.Value, "confirm", DemoPeople.TreasuryClerk)).Refusal);
        Assert.IsType<NoSuchOutcome>((await Decide(back.Value, "later", DemoPeople.Reconciler)).Refusal);
        MoneyStage.Holds(await Decide(back.Value, "confirm", DemoPeople.Reconciler));
        Assert.IsType<ReturnAlreadyDecided>((await Decide(back.Value, "refuse", DemoPeople.Reconciler)).Refusal);
        Assert.IsType<LineHasLess>((await Divide(line, await Part(one, 1))).Refusal);
    }

    [Fact]
    public async Task Dollars_of_a_divided_credit_follow_its_pesos_to_the_cent()
    {
        var project = await _stage.Agreed();
        var line = await Recorded("USD-1", 73_716_94, dollars: true);
        MoneyStage.Holds(await Divide(line, await Part(project, 30_000_00)));
        MoneyStage.Holds(await Divide(line, await Part(project, 43_716_94)));

        Assert.Equal("400000/500", await Scalar(
            $"select sum(sent_cents) || '/' || sum(fee_cents) from deposit where bank_line_id = '{line}'"));
    }

    [Fact]
    public async Task Parts_name_a_project_of_the_account_a_party_and_an_amount()
    {
        var project = await _stage.Agreed();
        var line = await Recorded("PARTS-1", 1_000_00);
        var part = await Part(project, 100_00);

        Assert.IsType<PartsMissing>((await Divide(line)).Refusal);
        Assert.IsType<PartsMissing>((await Divide(line, part with { Amount = Domain.Money.Mxn(0) })).Refusal);
        Assert.IsType<PartsMissing>((await Divide(line, part with { Party = "" })).Refusal);
        Assert.IsType<FolioUnknown>((await Divide(line, part with { Folio = "ZAC-2026-9999" })).Refusal);
        Assert.IsType<NothingIsDue>((await Divide(line, part with { Party = "neighbour" })).Refusal);
        Assert.IsType<NoSuchBankLine>((await Divide(Guid.CreateVersion7(), part)).Refusal);
        var elsewhere = site.Approved();
        Assert.IsType<OtherAccount>((await Divide(line, await Part(elsewhere, 100_00))).Refusal);
        MoneyStage.Holds(await Divide(line, part));
    }

    [Fact]
    public async Task The_same_credit_is_recorded_once_for_a_registered_account_and_an_error_is_struck_by_two()
    {
        await _stage.Agreed();
        var line = await Recorded("ONCE-1", 1_000_00);
        Assert.Equal("rule.deposit_once", (await Record("ONCE-1", 1_000_00)).Refusal!.Code);
        Assert.IsType<AccountNotRegistered>((await Record("ONCE-2", 1, clabe: "002010077777777771")).Refusal);
        Assert.IsType<ValueDateOutside>((await Record("ONCE-2", 1, _stage.Today.AddDays(1))).Refusal);
        Assert.IsType<ValueDateOutside>((await Record("ONCE-2", 1, _stage.Today.AddYears(-3))).Refusal);
        Assert.IsType<DepositIncomplete>((await Record("ONCE-2", 0)).Refusal);

        var struck = await Return(line, 0, null, BankLineReturn.Error);
        MoneyStage.Holds(struck);
        MoneyStage.Holds(await Decide(struck.Value, "confirm", DemoPeople.Reconciler));
        MoneyStage.Holds(await Record("ONCE-1", 1_000_00));
    }

    [Fact]
    public async Task A_refused_deposit_s_credit_is_taken_up_again()
    {
        var project = await _stage.Agreed();
        MoneyStage.Holds(await _stage.Record(project, "club", 700_00, "AGAIN"));
        MoneyStage.Holds(await _stage.Decide(project, "confirm_deposit", "refuse", DemoPeople.Reconciler));

        MoneyStage.Holds(await _stage.Record(project, "club", 700_00, "AGAIN"));
        Assert.Equal(1L, await Scalar("select count(*) from bank_line where bank_reference = 'AGAIN'"));
    }

    [Fact]
    public async Task Two_people_dividing_one_credit_at_once_never_take_more_than_it_was()
    {
        var (one, other) = (await _stage.Agreed(), await _stage.Agreed());
        var line = await Recorded("RACE", 1_000_00);
        var parts = new[] { await Part(one, 600_00), await Part(other, 600_00) };

        var answers = await Task.WhenAll(parts.Select(part => Divide(line, part)));

        Assert.Single(answers, a => !a.IsRefusal);
        Assert.IsType<LineHasLess>(answers.Single(a => a.IsRefusal).Refusal);
    }

    [Fact]
    public async Task Another_club_sees_no_credit_and_nobody_writes_past_the_database()
    {
        var project = await _stage.Agreed();
        var line = await Recorded("ATTACK", 1_000_00);
        var attack = new Attack(site);
        foreach (var club in new[] { DemoPeople.ClubPresident, DemoPeople.OtherClubPresident })
        {
            Assert.Equal(0L, await attack.Do(club, "select count(*) from bank_line"));
            Assert.Equal(0L, await attack.Do(club, "select count(*) from bank_line_return"));
            Assert.Equal(0L, await attack.Do(club, "select count(*) from audit_event where code like 'bank_line%'"));
        }
        Assert.Equal(0L, await attack.Do(DemoPeople.OtherClubPresident,
            $"select count(*) from deposit_reversal where project_id = '{project}'"));

        foreach (var (sql, rule) in Attacks(line, project))
            Assert.Equal(rule, (await attack.Run(DemoPeople.TreasuryClerk, sql)).Constraint);
    }

    private static IEnumerable<(string Sql, string Rule)> Attacks(Guid line, Guid project)
    {
        var (clerk, other) = (DemoPeople.TreasuryClerk.Id, DemoPeople.Reconciler.Id);
        yield return ($"update bank_line set amount_centavos = 2 where id = '{line}'", "bank_line_is_kept");
        yield return ($"update bank_line set struck_at = now() where id = '{line}'", "bank_line_is_kept");
        yield return (ReturnRow(line, 1_000_01, "'returned'", "null"), "line_adds_up");
        yield return (ReturnRow(line, 1, "'returned'", $"'{clerk}'"), "line_return_needs_two_people");
        yield return (DepositRow(line, project, 1_000_01, "ATTACK"), "line_adds_up");
        yield return (DepositRow(line, project, 1, "OTHER"), "deposit_follows_its_line");
        yield return ($"""
            insert into deposit_reversal (id, project_id, deposit_id, reason, proposed_by, proposed_at, status, decided_by,
                                          decided_at)
            select gen_random_uuid(), '{project}', gen_random_uuid(), 'r', '{clerk}', now(), 'approved', '{clerk}', now()
            """, "reversal_needs_two_people");
        yield return ($"""
            insert into bank_line (id, clabe, state_code, value_date, amount_centavos, bank_reference, payer, currency,
                                   recorded_by, recorded_at)
            values (gen_random_uuid(), '002010077777777771', '32', '2026-01-20', 1, 'x', 'x', 'MXN', '{other}', now())
            """, "line_account_is_registered");
    }

    private static string ReturnRow(Guid line, long centavos, string kind, string decidedBy) => $"""
        insert into bank_line_return (id, bank_line_id, kind, amount_centavos, bank_reference, reason, proposed_by,
                                      proposed_at, status, decided_by, decided_at)
        values (gen_random_uuid(), '{line}', {kind}, {centavos}, 'R', 'r', '{DemoPeople.TreasuryClerk.Id}', now(),
                case when {decidedBy}::uuid is null then 'proposed' else 'confirmed' end, {decidedBy}, null)
        """;

    private static string DepositRow(Guid line, Guid project, long centavos, string reference) => $"""
        insert into deposit (id, project_id, party, account_id, bank_line_id, payer, amount_centavos, currency,
                             bank_reference, value_date, recorded_by, recorded_at)
        select gen_random_uuid(), '{project}', 'club', a.id, '{line}', 'Familia', {centavos}, 'MXN', '{reference}',
               (select value_date from bank_line where id = '{line}'), '{DemoPeople.TreasuryClerk.Id}', now()
          from registered_account a where a.project_id = '{project}'
        """;

    private async Task<Guid> Recorded(string reference, long centavos, bool dollars = false)
    {
        var recorded = await Record(reference, centavos, dollars: dollars);
        MoneyStage.Holds(recorded);
        return recorded.Value;
    }

    private Task<Result<Guid>> Record(
        string reference, long centavos, DateOnly? date = null, string clabe = MoneyStage.Clabe, bool dollars = false)
    {
        var entry = new BankLineEntry(
            clabe, date ?? _stage.Today, Domain.Money.Mxn(centavos), reference, "Familia Robles",
            dollars ? Domain.Money.Usd(4_000_00) : null, dollars ? Domain.Money.Usd(5_00) : null,
            dollars ? new Rate(18_452_300) : null, null);
        return site.In<RecordBankLine, Result<Guid>>(use => use.Handle(
            entry, MoneyStage.Key(), "Estado de cuenta", DemoPeople.TreasuryClerk.Actor, default));
    }

    private async Task<LinePart> Part(Guid project, long centavos) => new(
        (string)(await Scalar($"select folio from project where id = '{project}'"))!, "club",
        Domain.Money.Mxn(centavos));

    private Task<Result<Guid>> Divide(Guid line, params LinePart[] parts) =>
        site.In<DivideBankLine, Result<Guid>>(use => use.Handle(
            line, parts, MoneyStage.Key(), "Aviso del club", DemoPeople.TreasuryClerk.Actor, default));

    private Task<Result<Guid>> Return(
        Guid line, long centavos, string? reference, string kind = BankLineReturn.Returned,
        string reason = "Nadie lo reconoce") =>
        site.In<ProposeLineReturn, Result<Guid>>(use => use.Handle(
            line, new LineReturnEntry(kind, Domain.Money.Mxn(centavos), reference), reason,
            DemoPeople.TreasuryClerk.Actor, default));

    private Task<Result<Guid>> Decide(Guid back, string outcome, DemoPerson who) =>
        site.In<DecideLineReturn, Result<Guid>>(use => use.Handle(
            back, outcome, "Cotejado con el banco", who.Actor, default));

    private Task<object?> Scalar(string sql) => Sql.Scalar(site.Databases.Verifier!, sql);
}
