namespace ThreeForOne.Workflow.Tests;

public class StaleDecisions
{
    [Fact]
    public void A_repeated_decision_gets_a_conflict_and_changes_nothing()
    {
        var project = Shipped.Project();
        var decision = new Decided("draft", project.ActivationOf("draft"), null, "submit", Facts.None);
        Assert.Null(project.Step(decision).Rejected);
        var before = project.State.ToJson();

        var again = project.Step(decision);

        Assert.Equal(new NotOpen("draft", decision.Activation, null), again.Rejected);
        Assert.Empty(again.Commands);
        Assert.Equal(before, again.State.ToJson());
    }

    [Fact]
    public void A_decision_of_the_last_round_does_not_count_in_this_one()
    {
        var project = Shipped.Project().InExecution();
        var first = project.ActivationOf("progress");
        project.Progress(40);

        var late = project.Step(new Decided(
            "progress", first, null, "report", Facts.Of(("progress.physical_percent", 100))));

        Assert.Equal(new NotOpen("progress", first, null), late.Rejected);
    }

    [Theory]
    [InlineData("club")]
    [InlineData("nobody")]
    [InlineData(null)]
    public void A_party_decides_once_and_only_for_itself(string? item)
    {
        var project = Shipped.Project().BeforeAssent().DecideFor("assent", "club", "assent");
        var activation = project.ActivationOf("assent");

        var result = project.Step(new Decided("assent", activation, item, "decline", Facts.None));

        Assert.Equal(new NotOpen("assent", activation, item), result.Rejected);
    }

    [Fact]
    public void An_outcome_that_the_task_does_not_have_is_refused()
    {
        var project = Shipped.Project();

        var result = project.Step(new Decided("draft", project.ActivationOf("draft"), null, "approve", Facts.None));

        Assert.Equal(new UnknownOutcome("draft", "approve"), result.Rejected);
    }

    [Fact]
    public void An_effect_that_is_reported_twice_gets_a_conflict()
    {
        var project = Shipped.Project().Submitted();
        var effect = Assert.Single(project.Commands.OfType<RunEffect>());

        var again = project.Step(new EffectDone("register", effect.Activation, Facts.None));

        Assert.Equal(new NotOpen("register", effect.Activation, null), again.Rejected);
    }

    public static TheoryData<string, FactValue> WrongFacts => new()
    {
        { "nobody.knows", true },
        { "progress.physical_percent", "100" },
        { "progress.physical_percent", 100.0m },
        { "ruling.result", "aproved" },
        { "review.outcome", "complete" },
    };

    [Theory]
    [MemberData(nameof(WrongFacts))]
    public void A_fact_that_is_not_declared_so_is_refused(string name, FactValue value)
    {
        var project = Shipped.Project();

        var result = project.Step(new Decided(
            "draft", project.ActivationOf("draft"), null, "submit", Facts.Of((name, value))));

        Assert.Equal(name, Assert.IsType<WrongFact>(result.Rejected).Name);
        Assert.Equal(["draft"], project.Open);
    }

    [Fact]
    public void A_state_of_another_process_is_a_bug_of_the_host()
    {
        var project = Shipped.Project();

        Assert.Throws<ArgumentException>(() =>
            Engine.Step(Shipped.Processes["payment"], project.State, new TimerFired("cure_expired", 1)));
    }
}
