namespace ThreeForOne.Workflow.Tests;

/// <summary>A cut takes the reservation of a project that has no agreement yet, wherever it stands by then.</summary>
public class BudgetCut
{
    public static TheoryData<string> Points => ["conditions", "register_account", "confirm_account", "assent"];

    [Theory]
    [MemberData(nameof(Points))]
    public void Sends_the_project_back_to_wait_with_its_reservation_released(string point)
    {
        var project = At(point).Message("project.budget_cut");

        Assert.Equal("EN_ESPERA", project.StateName);
        Assert.Equal("budget.release_cut", project.Effects.Last());
        Assert.Empty(project.Open);
        Assert.Null(project.State.EndedAt);
        Assert.True(Engine.Catches(project.Definition, project.State, "committee.ruled"));
        Assert.False(Engine.Catches(project.Definition, project.State, "project.budget_cut"));
    }

    [Theory]
    [MemberData(nameof(Points))]
    public void A_project_that_fell_can_be_approved_again_and_agreed(string point)
    {
        var project = At(point).Message("project.budget_cut").Ruled("approved")
            .Decide("register_account", "registered").Decide("confirm_account", "confirm").Agreed();

        Assert.Equal("CONVENIDA", project.StateName);
        Assert.Equal(2, project.Effects.Count(e => e == "budget.reserve"));
    }

    [Fact]
    public void Closes_the_open_assents_and_stops_their_timer()
    {
        var project = At("assent").DecideFor("assent", "club", "assent");
        var timer = project.ActivationOf("agreement_expired");

        project.Message("project.budget_cut");

        Assert.Equal(["federal", "state", "municipal"], project.Commands.OfType<CloseTask>().Select(c => c.Item));
        Assert.Contains(new CancelTimer("agreement_expired", timer), project.Commands);
    }

    [Fact]
    public void Is_awaited_only_while_a_reservation_stands_uncommitted()
    {
        var before = Shipped.Project().BeforeCommittee();
        var after = Shipped.Project().BeforeAssent().Agreed();

        Assert.False(Engine.Catches(before.Definition, before.State, "project.budget_cut"));
        Assert.False(Engine.Catches(after.Definition, after.State, "project.budget_cut"));
    }

    [Fact]
    public void A_decided_step_awaits_the_cut_no_more()
    {
        var project = At("register_account");
        var awaited = project.ActivationOf("register_account_cut");

        project.Decide("register_account", "registered");

        Assert.Contains(new StopAwaiting("register_account_cut", awaited), project.Commands);
    }

    private static Instance At(string point) => point switch
    {
        "conditions" => Shipped.Project().BeforeCommittee().Ruled("conditional"),
        "register_account" => Shipped.Project().BeforeCommittee().Ruled("approved"),
        "confirm_account" => Shipped.Project().BeforeCommittee().Ruled("approved")
            .Decide("register_account", "registered"),
        _ => Shipped.Project().BeforeAssent(),
    };
}
