namespace ThreeForOne.Workflow.Tests;

public class SidePaths
{
    [Fact]
    public void Missing_items_are_asked_for_cured_and_reviewed_again()
    {
        var project = Shipped.Project().Submitted().Decide("review", "missing");

        Assert.Equal("PREVENCION", project.StateName);
        Assert.Equal(["cure"], project.Open);
        Assert.Contains("request_for_items", project.Documents);

        project.Decide("cure", "resubmit");
        Assert.Equal(["review"], project.Open);
        Assert.Equal("INGRESADA", project.StateName);
        Assert.Single(project.Commands.OfType<CancelTimer>());
    }

    [Fact]
    public void A_request_that_goes_unanswered_ends_in_DESECHADA()
    {
        var project = Shipped.Project().Submitted().Decide("review", "missing").Fire("cure_expired");

        project.EndedAt("dismissed", "DESECHADA");
        Assert.Contains("proposal.dismiss", project.Effects);
        Assert.Contains(project.Commands, c => c is CloseTask { ElementId: "cure" });
    }

    [Fact]
    public void A_timer_that_fires_after_the_cure_is_told_so()
    {
        var project = Shipped.Project().Submitted().Decide("review", "missing");
        var timer = project.ActivationOf("cure_expired");
        project.Decide("cure", "resubmit");

        var late = project.Step(new TimerFired("cure_expired", timer));

        Assert.Equal(new NotOpen("cure_expired", timer, null), late.Rejected);
        Assert.Equal("INGRESADA", project.StateName);
    }

    [Fact]
    public void A_technician_may_return_a_proposal_that_was_complete()
    {
        var project = Shipped.Project().Submitted().Decide("review", "complete").Decide("opinion", "return");

        Assert.Equal(["cure"], project.Open);
        Assert.Equal("PREVENCION", project.StateName);
    }

    [Fact]
    public void A_rejected_project_ends_in_NO_APROBADA_with_its_letter_and_nothing_reserved()
    {
        var project = Shipped.Project().BeforeCommittee().Ruled("rejected");

        project.EndedAt("rejected", "NO_APROBADA");
        Assert.Contains("rejection_letter", project.Documents);
        Assert.DoesNotContain("budget.reserve", project.Effects);
    }

    [Theory]
    [InlineData("approved", "APROBADA")]
    [InlineData("conditional", "CONDICIONADA")]
    [InlineData("waiting", "EN_ESPERA")]
    [InlineData("rejected", "NO_APROBADA")]
    public void A_waiting_project_may_be_ruled_again(string second, string state)
    {
        var project = Shipped.Project().BeforeCommittee().Ruled("waiting");
        Assert.Equal("EN_ESPERA", project.StateName);

        project.Ruled(second);

        Assert.Equal(state, project.StateName);
    }

    [Fact]
    public void Conditions_that_are_met_in_time_lead_to_the_approval()
    {
        var project = Shipped.Project().BeforeCommittee().Ruled("conditional");
        Assert.Equal(["budget.reserve"], project.Effects.Except(["proposal.register"]));

        project.Decide("conditions", "met");

        Assert.Equal("APROBADA", project.StateName);
        Assert.Single(project.Effects, e => e == "budget.reserve");
    }

    [Fact]
    public void Conditions_that_are_not_met_release_the_money_and_the_project_waits()
    {
        var project = Shipped.Project().BeforeCommittee().Ruled("conditional").Fire("conditions_expired");

        Assert.Equal("EN_ESPERA", project.StateName);
        Assert.Equal("budget.release", project.Effects.Last());
        Assert.Empty(project.Open);

        project.Ruled("approved");
        Assert.Equal("APROBADA", project.StateName);
        Assert.Equal("budget.reserve", project.Effects.Last());
    }

    [Fact]
    public void An_account_that_is_refused_is_registered_again()
    {
        var project = Shipped.Project().BeforeCommittee().Ruled("approved").Decide("register_account", "registered")
            .Decide("confirm_account", "refuse");

        Assert.Equal(["register_account"], project.Open);
    }

    [Fact]
    public void A_ruling_without_its_result_is_not_taken_from_the_last_round()
    {
        var project = Shipped.Project().BeforeCommittee().Ruled("waiting");

        var result = project.Step(new MessageArrived("committee.ruled", Facts.None));

        Assert.Equal(new UnknownFact("ruling_again", "ruling.result"), result.Rejected);
        Assert.False(result.Consumed);
    }

    [Fact]
    public void A_message_that_comes_early_is_left_for_later()
    {
        var project = Shipped.Project();

        var early = project.Step(new MessageArrived("committee.ruled", Facts.Of(("ruling.result", "approved"))));

        Assert.False(early.Consumed);
        Assert.Null(early.Rejected);
        Assert.Empty(early.Commands);
        Assert.False(Engine.Catches(project.Definition, project.State, "committee.ruled"));
        project.BeforeCommittee();
        Assert.True(Engine.Catches(project.Definition, project.State, "committee.ruled"));
    }
}
