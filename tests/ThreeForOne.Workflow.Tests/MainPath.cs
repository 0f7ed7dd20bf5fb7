namespace ThreeForOne.Workflow.Tests;

public class MainPath
{
    [Fact]
    public void Leads_from_a_draft_to_CERRADA_with_every_effect_and_document()
    {
        var project = Shipped.Project().InExecution().Progress(60).Progress(100)
            .DecideFor("hand_over", "works_committee", "assent").DecideFor("hand_over", "club", "assent")
            .Decide("close", "close");

        project.EndedAt("closed", "CERRADA");
        Assert.Equal(
            [
                "BORRADOR", "INGRESADA", "VALIDADA", "DICTAMINADA", "APROBADA", "CONVENIDA", "FONDEADA", "EN_EJECUCION",
                "TERMINADA", "ENTREGADA", "CERRADA",
            ],
            project.Commands.OfType<SetState>().Select(s => s.State));
        Assert.Equal(
            ["proposal.register", "budget.reserve", "agreement.commit", "funding.open", "project.close"],
            project.Effects);
        Assert.Equal(
            ["acknowledgement", "technical_opinion", "approval_letter", "agreement", "closing_statement"],
            project.Documents);
    }

    [Fact]
    public void Opens_each_task_with_its_role_duty_outcomes_and_due_date()
    {
        var project = Shipped.Project();

        var task = Assert.Single(project.Commands.OfType<OpenTask>());

        Assert.Equal(("draft", "club_officer", "requester", "draft"), (task.ElementId, task.Role, task.Duty, task.Due));
        Assert.Equal(["submit"], task.Outcomes);
        Assert.Null(task.Item);
    }

    [Fact]
    public void Stops_at_each_effect_until_the_host_has_run_it()
    {
        var project = Shipped.Project();

        var submitted = Engine.Step(
            project.Definition, project.State,
            new Decided("draft", project.ActivationOf("draft"), null, "submit", Facts.None));

        Assert.Equal(["SetState", "RunEffect"], submitted.Commands.Select(c => c.GetType().Name));
        Assert.Equal("register", Assert.Single(submitted.State.Active, a => a.Items.IsEmpty && a.Host == 0
            && project.Definition.Elements[a.ElementId] is ServiceTask).ElementId);
    }

    [Fact]
    public void Leaves_the_token_at_an_effect_that_the_host_refused()
    {
        var project = Shipped.Project();
        var submitted = Engine.Step(
            project.Definition, project.State,
            new Decided("draft", project.ActivationOf("draft"), null, "submit", Facts.None));
        var effect = Assert.Single(submitted.Commands.OfType<RunEffect>());

        var refused = Engine.Step(
            project.Definition, submitted.State, new EffectRefused("register", effect.Activation, "reception_closed"));
        var done = Engine.Step(
            project.Definition, refused.State, new EffectDone("register", effect.Activation, Facts.None));

        Assert.Equal(new EffectWasRefused("register", effect.Activation, "reception_closed"), refused.Rejected);
        Assert.Same(submitted.State, refused.State);
        Assert.Null(done.Rejected);
    }

    [Fact]
    public void Gives_every_round_of_a_loop_its_own_activation()
    {
        var project = Shipped.Project().InExecution().Progress(30).Progress(70);

        var rounds = project.Commands.OfType<OpenTask>().Where(t => t.ElementId == "progress").ToList();

        Assert.Equal(3, rounds.Count);
        Assert.Equal(3, rounds.Select(t => t.Activation).Distinct().Count());
    }

    [Fact]
    public void Reports_again_when_the_committee_returns_the_report()
    {
        var project = Shipped.Project().InExecution()
            .Decide("progress", "report", ("progress.physical_percent", 100)).Decide("countersign", "return");

        Assert.Equal(["progress"], project.Open);
        Assert.Equal("EN_EJECUCION", project.StateName);
    }

    [Fact]
    public void Runs_without_a_municipal_part()
    {
        var project = Shipped.Project("club", "federal", "state").BeforeAssent().Agreed();

        Assert.Equal("CONVENIDA", project.StateName);
    }
}
