namespace ThreeForOne.Workflow.Tests;

public class Withdrawal
{
    public static TheoryData<string> PointsBeforeTheAgreement => ["draft", "review", "cure", "committee", "assent"];

    [Theory]
    [MemberData(nameof(PointsBeforeTheAgreement))]
    public void Releases_everything_in_the_same_step_up_to_the_agreement(string point)
    {
        var project = At(point).Message("project.withdrawn");

        project.EndedAt("withdrawn", "DESISTIDA");
        Assert.Equal("budget.release", project.Effects.Last());
        Assert.Empty(project.Open);
    }

    [Theory]
    [MemberData(nameof(PointsBeforeTheAgreement))]
    public void A_cancellation_does_so_too(string point)
    {
        var project = At(point).Message("project.cancelled");

        project.EndedAt("cancelled", "CANCELADA");
        Assert.Equal("budget.release", project.Effects.Last());
    }

    [Theory]
    [InlineData("project.withdrawn", "withdraw")]
    [InlineData("project.cancelled", "cancel")]
    public void Is_refused_once_the_agreement_is_committed(string message, string elementId)
    {
        var project = Shipped.Project().BeforeAssent().Agreed();

        var result = project.Step(new MessageArrived(message, Facts.None));

        Assert.Equal(new GuardRefused(elementId, message), result.Rejected);
        Assert.Equal("CONVENIDA", project.StateName);
        Assert.False(Engine.Catches(project.Definition, project.State, message));
    }

    [Fact]
    public void Closes_the_open_tasks_and_stops_their_timers()
    {
        var project = Shipped.Project().BeforeAssent().DecideFor("assent", "club", "assent");
        var timer = project.ActivationOf("agreement_expired");

        project.Message("project.withdrawn");

        Assert.Equal(
            ["federal", "state", "municipal"],
            project.Commands.OfType<CloseTask>().Where(c => c.ElementId == "assent").Select(c => c.Item));
        Assert.Contains(new CancelTimer("agreement_expired", timer), project.Commands);
    }

    [Fact]
    public void Is_told_that_the_instance_has_ended()
    {
        var project = Shipped.Project().Message("project.withdrawn");

        var again = project.Step(new MessageArrived("project.withdrawn", Facts.None));

        Assert.Equal(new InstanceEnded("withdrawn"), again.Rejected);
    }

    private static Instance At(string point) => point switch
    {
        "draft" => Shipped.Project(),
        "review" => Shipped.Project().Submitted(),
        "cure" => Shipped.Project().Submitted().Decide("review", "missing"),
        "committee" => Shipped.Project().BeforeCommittee(),
        _ => Shipped.Project().BeforeAssent(),
    };
}
