namespace ThreeForOne.Workflow.Tests;

public class ChildProcesses
{
    [Fact]
    public void A_payment_needs_two_approvals()
    {
        var payment = Start("payment").DecideFor("approve_payment", "2", "approve");
        Assert.Empty(payment.Effects);

        payment.DecideFor("approve_payment", "1", "approve");

        Assert.Equal("paid", payment.State.EndedAt);
        Assert.Equal(["payment.pay"], payment.Effects);
        Assert.Equal(["payment_order"], payment.Documents);
    }

    [Fact]
    public void One_rejection_rejects_a_payment_at_once()
    {
        var payment = Start("payment").DecideFor("approve_payment", "1", "reject");

        Assert.Equal("payment_rejected", payment.State.EndedAt);
        Assert.Equal(["payment.reject"], payment.Effects);
        Assert.Contains(payment.Commands, c => c is CloseTask { Item: "2" });
    }

    [Fact]
    public void A_host_that_names_one_approver_cannot_pay()
    {
        var payment = new Instance(Shipped.Processes["payment"], Facts.Of(("approvers", new[] { "1" })));

        payment.DecideFor("approve_payment", "1", "approve");

        Assert.Equal(["payment.reject"], payment.Effects);
    }

    [Theory]
    [InlineData("deposit", "confirm_deposit", "confirm", "deposit.post")]
    [InlineData("deposit", "confirm_deposit", "refuse", "deposit.refuse")]
    [InlineData("reversal", "approve_reversal", "reject", "deposit.keep")]
    [InlineData("yield", "confirm_yield", "confirm", "yield.confirm")]
    [InlineData("yield", "confirm_yield", "refuse", "yield.refuse")]
    [InlineData("expense", "accept_expense", "accept", "expense.accept")]
    [InlineData("expense", "accept_expense", "reject", "expense.reject")]
    [InlineData("ministration", "order", "order", "ministration.order")]
    public void Each_decision_has_its_effect(string process, string task, string outcome, string effect)
    {
        var child = Start(process).Decide(task, outcome);

        Assert.NotNull(child.State.EndedAt);
        Assert.Equal([effect], child.Effects);
    }

    [Fact]
    public void An_approved_reversal_takes_the_deposit_back_and_then_cancels_its_receipt()
    {
        var reversal = Start("reversal").Decide("approve_reversal", "approve");

        Assert.NotNull(reversal.State.EndedAt);
        Assert.Equal(["deposit.reverse", "deposit.cancel_receipt"], reversal.Effects);
    }

    private static Instance Start(string process) => new(Shipped.Processes[process], Facts.None);
}
