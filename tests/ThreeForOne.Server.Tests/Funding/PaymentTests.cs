using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Closing;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Payments;
using ThreeForOne.Server.Features.Works;

namespace ThreeForOne.Server.Tests.Funding;

public sealed class PaymentTests(ApprovedSite site) : IClassFixture<ApprovedSite>
{
    private const string FirstInvoice = "5FB2822E-396D-4725-8521-CDC4BDD20CA1";
    private readonly MoneyStage _stage = new(site);

    [Fact]
    public async Task Nothing_is_paid_before_the_works_run_nor_beyond_the_account_nor_to_a_wrong_CLABE()
    {
        var agreed = await _stage.Agreed();
        Assert.IsType<WorksAreNotRunning>((await _stage.OrderPayment(agreed, 100)).Refusal);

        var project = await _stage.Running();
        Assert.IsType<NotEnoughInTheAccount>(
            (await _stage.OrderPayment(project, ApprovedSite.Pesos * 100 + 1)).Refusal);
        Assert.Equal(
            "clabe.check_digit_wrong", (await _stage.OrderPayment(project, 100, "032180000118359718")).Refusal!.Code);
        Assert.IsType<PaymentIncomplete>((await _stage.OrderPayment(project, 0)).Refusal);
    }

    [Fact]
    public async Task One_person_never_approves_twice_and_an_orderer_never_approves()
    {
        var project = await _stage.Running();
        MoneyStage.Holds(await _stage.OrderPayment(project, 500_00));
        MoneyStage.Holds(await _stage.Decide(project, "approve_payment", "approve", DemoPeople.FirstApprover));

        var twice = await _stage.Decide(project, "approve_payment", "approve", DemoPeople.FirstApprover);
        var orderer = await _stage.Decide(
            project, "approve_payment", "approve", DemoPeople.PaymentOrderer with { Role = "payment_approver" });

        Assert.Equal("rule.payment_approval_pkey", twice.Refusal!.Code);
        Assert.Equal("rule.payment_needs_three_people", orderer.Refusal!.Code);
        Assert.Equal(0, (await _stage.Money(project)).Sum(p => p.Spent));
    }

    [Fact]
    public async Task Example_11_through_the_books_to_the_centavo()
    {
        var project = await _stage.Running();
        MoneyStage.Holds(await _stage.OrderPayment(project, 912_345_67));
        await _stage.Approve(project);
        Assert.IsType<MoreThanWasPaid>((await _stage.Expense(project, 912_345_68, FirstInvoice)).Refusal);
        MoneyStage.Holds(await _stage.Expense(project, 912_345_67, FirstInvoice));
        Assert.IsType<MoreThanWasPaid>((await _stage.Expense(project, 1, FirstInvoice)).Refusal);
        MoneyStage.Holds(await _stage.Decide(project, "accept_expense", "accept", DemoPeople.Reconciler));
        await Finish(project);

        await _stage.Earn(project, 3_210_55);
        MoneyStage.Holds(await _stage.Decide(project, "close", "close", DemoPeople.Technician));

        Assert.Equal("CERRADA", await _stage.State(project));
        var money = (await _stage.Money(project)).ToDictionary(p => p.Party);
        Assert.Equal([228_086_42L, 228_086_41L, 228_086_42L, 228_086_42L], Parties.Select(p => money[p].Spent));
        Assert.Equal([802_63L, 802_64L, 802_64L, 802_64L], Parties.Select(p => money[p].Yields));
        Assert.Equal([22_716_21L, 22_716_23L, 22_716_22L, 22_716_22L], Parties.Select(p => money[p].Returned));
    }

    [Fact]
    public async Task A_project_does_not_close_with_spending_that_nothing_proves()
    {
        var project = await _stage.Running();
        MoneyStage.Holds(await _stage.OrderPayment(project, 1_000_00));
        await _stage.Approve(project);
        await Finish(project);

        var closed = await _stage.Decide(project, "close", "close", DemoPeople.Technician);

        Assert.IsType<SpendingIsNotProved>(closed.Refusal);
        Assert.Equal("ENTREGADA", await _stage.State(project));
    }

    private static readonly string[] Parties = ["club", "municipal", "state", "federal"];

    private async Task Finish(Guid project)
    {
        var progress = await _stage.TaskOf(project, "progress", DemoPeople.Executor);
        MoneyStage.Holds(await site.In<ReportProgress, Result<Project>>(use =>
            use.Handle(progress, 100, "Terminada", DemoPeople.Executor.Actor, default)));
        MoneyStage.Holds(await _stage.Decide(project, "countersign", "countersign", DemoPeople.WorksCommittee));
        MoneyStage.Holds(await _stage.Decide(project, "hand_over", "assent", DemoPeople.WorksCommittee));
        MoneyStage.Holds(await _stage.Decide(project, "hand_over", "assent", DemoPeople.ClubPresident));
    }
}
