using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Agreements;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Funding;
using ThreeForOne.Server.Features.Payments;
using ThreeForOne.Server.Features.Tasks;
using ThreeForOne.Server.Features.Works;

namespace ThreeForOne.Server.Tests.Funding;

/// <summary>What the tables would refuse by their length is told, and at its limit it is kept.</summary>
public sealed class TextTooLongTests(ApprovedSite site) : IClassFixture<ApprovedSite>
{
    private readonly MoneyStage _stage = new(site);

    [Fact]
    public async Task A_reason_ends_at_4000_letters()
    {
        var task = await _stage.TaskOf(site.Approved(), "register_account", DemoPeople.TreasuryClerk);

        var refused = await site.In<DecideTask, Result<Project>>(use =>
            use.Handle(task, "registered", Letters(4001), DemoPeople.TreasuryClerk.Actor, default));
        var read = await site.In<DecideTask, Result<Project>>(use =>
            use.Handle(task, "registered", Letters(4000), DemoPeople.TreasuryClerk.Actor, default));

        Assert.IsType<TextTooLong>(refused.Refusal);
        Assert.IsType<NoAccountEntered>(read.Refusal);
    }

    [Fact]
    public async Task An_account_keeps_100_letters_of_a_bank_200_of_its_holder_and_40_of_a_reference()
    {
        var task = await _stage.TaskOf(site.Approved(), "register_account", DemoPeople.TreasuryClerk);

        Assert.IsType<TextTooLong>((await Enter(task, 101, 200, 40)).Refusal);
        Assert.IsType<TextTooLong>((await Enter(task, 100, 201, 40)).Refusal);
        Assert.IsType<TextTooLong>((await Enter(task, 100, 200, 41)).Refusal);
        MoneyStage.Holds(await Enter(task, 100, 200, 40));
    }

    [Fact]
    public async Task A_deposit_keeps_60_letters_of_its_reference_and_dollars_that_pesos_can_count()
    {
        var project = await _stage.Agreed();

        Assert.IsType<TextTooLong>((await _stage.Record(project, "club", 100, Letters(61))).Refusal);
        Assert.IsType<MoneyTooLarge>((await Dollars(project, MoneyText.MaxMinor, 1_000_001)).Refusal);
        MoneyStage.Holds(await _stage.Record(project, "club", 100, Letters(60)));
        MoneyStage.Holds(await Dollars(project, MoneyText.MaxMinor, 1_000_000));
    }

    [Fact]
    public async Task Works_payments_and_invoices_say_which_text_is_too_long()
    {
        var project = await _stage.Funded();
        var task = await _stage.TaskOf(project, "start_works", DemoPeople.Executor);
        Assert.IsType<TextTooLong>((await Start(task, 201)).Refusal);
        MoneyStage.Holds(await Start(task, 200));

        Assert.IsType<TextTooLong>((await Order(project, 201, 500)).Refusal);
        Assert.IsType<TextTooLong>((await Order(project, 200, 501)).Refusal);
        MoneyStage.Holds(await Order(project, 200, 500));

        var progress = await _stage.TaskOf(project, "progress", DemoPeople.Executor);
        Assert.IsType<TextTooLong>((await Report(progress, 4001)).Refusal);
        MoneyStage.Holds(await Report(progress, 4000));

        Assert.IsType<TextTooLong>((await Expense(project, 201, 13)).Refusal);
        Assert.IsType<TextTooLong>((await Expense(project, 200, 14)).Refusal);
        Assert.IsType<MoreThanWasPaid>((await Expense(project, 200, 13)).Refusal);
    }

    private Task<Result<Project>> Enter(Guid task, int bank, int holder, int reference) =>
        site.In<RegisterAccount, Result<Project>>(use => use.Handle(
            task, new AccountEntry(MoneyStage.Clabe, Letters(bank), Letters(holder), Letters(reference)), "Contrato",
            DemoPeople.TreasuryClerk.Actor, default));

    private Task<Result<Guid>> Dollars(Guid project, long cents, long millionths) =>
        site.In<RecordDeposit, Result<Guid>>(use => use.Handle(
            project, new DepositEntry("club", Money.Mxn(100), Money.Usd(cents), Money.Usd(0), new Rate(millionths),
                "W-US", _stage.Today, null, "Familia Robles"), MoneyStage.Key(), "Estado de cuenta",
            DemoPeople.TreasuryClerk.Actor, default));

    private Task<Result<Project>> Start(Guid task, int contractor) =>
        site.In<StartWorks, Result<Project>>(use => use.Handle(
            task, new WorksEntry(
                Letters(contractor), MoneyStage.Pesos(800_000), MoneyStage.Pesos(240_000), _stage.Today),
            "Contrato", DemoPeople.Executor.Actor, default));

    private Task<Result<Guid>> Order(Guid project, int payee, int concept) => site.In<OrderPayment, Result<Guid>>(use =>
        use.Handle(project, new PaymentEntry(Money.Mxn(100), Letters(payee), MoneyStage.Clabe, Letters(concept)),
            MoneyStage.Key(), "Procede", DemoPeople.PaymentOrderer.Actor, default));

    private Task<Result<Project>> Report(Guid task, int narrative) => site.In<ReportProgress, Result<Project>>(use =>
        use.Handle(task, 10, Letters(narrative), DemoPeople.Executor.Actor, default));

    private async Task<Result<Guid>> Expense(Guid project, int supplier, int rfc)
    {
        var line = await site.In<Database, Guid>(db => db.Reading(DemoPeople.Executor.Actor, () =>
            db.ProjectLines.Where(l => l.ProjectId == project).Select(l => l.Id).FirstAsync(), default));
        return await site.In<RecordExpense, Result<Guid>>(use => use.Handle(
            project,
            new ExpenseEntry(
                line, Letters(supplier), Letters(rfc), "6F1D9A36-0C2B-4E6E-9C59-2D6B7E0B1A11", Money.Mxn(100), [1]),
            MoneyStage.Key(), "Factura", DemoPeople.Executor.Actor, default));
    }

    private static string Letters(int count) => new('a', count);
}
