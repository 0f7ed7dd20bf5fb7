using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Agreements;
using ThreeForOne.Server.Features.Closing;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Funding;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.Projects;
using ThreeForOne.Server.Features.Works;

namespace ThreeForOne.Server.Tests.Funding;

/// <summary>What the works' forms refuse, each beside what they take.</summary>
public sealed class WorksTests(ApprovedSite site) : IClassFixture<ApprovedSite>
{
    private readonly MoneyStage _stage = new(site);

    [Fact]
    public async Task Works_start_with_a_contract_within_the_project_an_advance_of_30_percent_and_a_committee()
    {
        var project = await _stage.Funded();
        var good = new WorksEntry("Constructora", MoneyStage.Pesos(1_000_000), MoneyStage.Pesos(300_000), _stage.Today);

        Assert.IsType<WorksIncomplete>((await Start(project, good with { Contractor = " " })).Refusal);
        Assert.IsType<WorksIncomplete>(
            (await Start(project, good with { CommitteeFormedOn = _stage.Today.AddDays(2) })).Refusal);
        Assert.IsType<ContractAboveProject>(
            (await Start(project, good with { Contract = Domain.Money.Mxn(100_000_001) })).Refusal);
        Assert.IsType<AdvanceTooLarge>(
            (await Start(project, good with { Advance = Domain.Money.Mxn(30_000_001) })).Refusal);
        Assert.IsType<WorksIncomplete>(
            (await _stage.Decide(project, "start_works", "started", DemoPeople.Executor)).Refusal);
        MoneyStage.Holds(await Start(project, good));
    }

    [Fact]
    public async Task Progress_is_from_0_to_100_told_in_words_and_countersigned_by_the_works_committee()
    {
        var project = await _stage.Running();

        Assert.IsType<ProgressIncomplete>((await Report(project, 101, "Más que terminada")).Refusal);
        Assert.IsType<ProgressIncomplete>((await Report(project, -1, "Menos")).Refusal);
        Assert.IsType<ProgressIncomplete>((await Report(project, 50, " ")).Refusal);
        MoneyStage.Holds(await Report(project, 50, "A la mitad"));
        MoneyStage.Holds(await _stage.Decide(project, "countersign", "return", DemoPeople.WorksCommittee));
        MoneyStage.Holds(await Report(project, 40, "Medido otra vez"));
        MoneyStage.Holds(await _stage.Decide(project, "countersign", "countersign", DemoPeople.WorksCommittee));

        Assert.Equal("EN_EJECUCION", await _stage.State(project));
    }

    [Fact]
    public async Task An_invoice_has_a_line_a_supplier_an_amount_and_a_file_and_proves_spending_once()
    {
        const string Invoice = "5FB2822E-396D-4725-8521-CDC4BDD20CB1";
        var project = await _stage.Running();
        MoneyStage.Holds(await _stage.OrderPayment(project, 10_000_00));
        await _stage.Approve(project);

        Assert.IsType<ExpenseIncomplete>((await _stage.Expense(project, 0, Invoice)).Refusal);
        Assert.Equal("cfdi.malformed", (await _stage.Expense(project, 100, "not-an-invoice")).Refusal!.Code);
        MoneyStage.Holds(await _stage.Expense(project, 4_000_00, Invoice));
        Assert.Equal("rule.invoice_once", (await _stage.Expense(project, 4_000_00, Invoice)).Refusal!.Code);
    }

    [Fact]
    public async Task A_project_closes_when_nothing_waits()
    {
        var project = await _stage.Running();
        MoneyStage.Holds(await _stage.OrderPayment(project, 10_000_00));
        MoneyStage.Holds(await Report(project, 100, "Terminada"));
        MoneyStage.Holds(await _stage.Decide(project, "countersign", "countersign", DemoPeople.WorksCommittee));
        MoneyStage.Holds(await _stage.Decide(project, "hand_over", "assent", DemoPeople.WorksCommittee));
        MoneyStage.Holds(await _stage.Decide(project, "hand_over", "assent", DemoPeople.ClubPresident));

        Assert.IsType<SomethingStillWaits>((await Close(project)).Refusal);
        MoneyStage.Holds(await _stage.Decide(project, "approve_payment", "reject", DemoPeople.FirstApprover));
        MoneyStage.Holds(await Close(project));

        Assert.Equal("CERRADA", await _stage.State(project));
        Assert.All(await _stage.Money(project), party => Assert.Equal(ApprovedSite.Pesos * 25, party.Returned));
    }

    [Fact]
    public async Task Withdrawal_releases_everything_up_to_the_agreement_and_is_refused_after_it()
    {
        var approved = site.Approved();
        Assert.IsType<ReasonMissing>((await Withdraw(approved, " ", DemoPeople.ClubPresident)).Refusal);
        Assert.IsType<NotYourTurn>((await Withdraw(approved, "No", DemoPeople.Technician)).Refusal);
        MoneyStage.Holds(await Withdraw(approved, "El club no junta su parte", DemoPeople.ClubPresident));
        Assert.Equal("DESISTIDA", await _stage.State(approved));
        Assert.Equal(
            "released", await Sql.Scalar(
                site.Databases.Verifier!, $"select status from reservation where project_id = '{approved}'"));
        Assert.Equal(
            0L, await Sql.Scalar(site.Databases.Verifier!,
                $"select count(*) from task where project_id = '{approved}' and status = 'open'"));

        var agreed = await _stage.Agreed();
        Assert.IsType<TooLateForThat>((await Withdraw(agreed, "Ya no", DemoPeople.ClubPresident)).Refusal);
    }

    [Fact]
    public async Task Deposits_come_from_a_party_of_the_project_and_dollars_tell_fee_and_rate()
    {
        var project = await _stage.Agreed();
        var dollars = new DepositEntry(
            "club", MoneyStage.Pesos(100), Domain.Money.Usd(6_00), Domain.Money.Usd(6_00), new Rate(18_000_000), "W1",
            _stage.Today, null, "Familia Robles");

        Assert.IsType<NothingIsDue>((await _stage.Record(project, "neighbour", 100_00, "W1")).Refusal);
        Assert.IsType<FeeNotBelowSent>((await Record(project, dollars)).Refusal);
        Assert.IsType<DollarsIncomplete>((await Record(project, dollars with { Fee = null })).Refusal);
        MoneyStage.Holds(await Record(project, dollars with { Fee = Domain.Money.Usd(40) }));
    }

    [Fact]
    public async Task An_account_needs_its_bank_holder_and_reference()
    {
        var project = site.Approved();
        var task = await _stage.TaskOf(project, "register_account", DemoPeople.TreasuryClerk);
        var entered = await site.In<RegisterAccount, Result<Project>>(use =>
            use.Handle(task, new AccountEntry(MoneyStage.Clabe, "IXE", "", "REF"), "Contrato",
                DemoPeople.TreasuryClerk.Actor, default));

        Assert.IsType<AccountFieldMissing>(entered.Refusal);
    }

    [Fact]
    public async Task A_mistyped_amount_is_said_at_its_field_and_nothing_typed_is_lost()
    {
        var project = await _stage.Agreed();
        using var clerk = await site.As(DemoPeople.TreasuryClerk);

        var answer = await clerk.Submit($"/projects/{project}/money", $"/projects/{project}/money?handler=Deposit",
            ("Deposit.Party", "club"), ("Deposit.Received", "100.005"), ("Deposit.BankReference", "WIRE-77"));

        Assert.Equal(422, (int)answer.Status);
        Assert.Contains("WIRE-77", answer.Body, StringComparison.Ordinal);
        Assert.Contains("100.005", answer.Body, StringComparison.Ordinal);
        Assert.Equal(0L,
            await Sql.Scalar(site.Databases.Verifier!, $"select count(*) from deposit where project_id = '{project}'"));
    }

    private async Task<Result<Project>> Start(Guid project, WorksEntry entry)
    {
        var task = await _stage.TaskOf(project, "start_works", DemoPeople.Executor);
        return await site.In<StartWorks, Result<Project>>(
            use => use.Handle(task, entry, "Contrato", DemoPeople.Executor.Actor, default));
    }

    private async Task<Result<Project>> Report(Guid project, int percent, string narrative)
    {
        var task = await _stage.TaskOf(project, "progress", DemoPeople.Executor);
        return await site.In<ReportProgress, Result<Project>>(
            use => use.Handle(task, percent, narrative, DemoPeople.Executor.Actor, default));
    }

    private Task<Result<Project>> Close(Guid project) =>
        _stage.Decide(project, "close", "close", DemoPeople.Technician);

    private Task<Result<Project>> Withdraw(Guid project, string reason, DemoPerson who) =>
        site.In<EndProject, Result<Project>>(use => use.Withdraw(project, reason, who.Actor, default));

    private Task<Result<Guid>> Record(Guid project, DepositEntry entry) => site.In<RecordDeposit, Result<Guid>>(use =>
        use.Handle(project, entry, MoneyStage.Key(), "Estado de cuenta", DemoPeople.TreasuryClerk.Actor, default));
}
