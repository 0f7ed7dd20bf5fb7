namespace ThreeForOne.Workflow.Tests;

public class AgreementAssent
{
    [Fact]
    public void Asks_every_party_of_the_edition_at_once()
    {
        var project = Shipped.Project().BeforeAssent();

        var tasks = project.Commands.OfType<OpenTask>().Where(t => t.ElementId == "assent");

        Assert.Equal(["club", "federal", "state", "municipal"], tasks.Select(t => t.Item));
    }

    [Fact]
    public void Waits_until_the_last_party_has_assented()
    {
        var project = Shipped.Project().BeforeAssent().DecideFor("assent", "state", "assent")
            .DecideFor("assent", "club", "assent").DecideFor("assent", "municipal", "assent");
        Assert.Equal("APROBADA", project.StateName);
        Assert.DoesNotContain("agreement.commit", project.Effects);

        project.DecideFor("assent", "federal", "assent");

        Assert.Equal("CONVENIDA", project.StateName);
        Assert.Empty(project.Commands.OfType<CloseTask>());
        Assert.Equal(new BooleanFact(true), project.State.Facts["agreement.committed"]);
    }

    [Fact]
    public void One_that_declines_releases_everything_and_closes_the_other_tasks()
    {
        var project = Shipped.Project().BeforeAssent().DecideFor("assent", "club", "assent")
            .DecideFor("assent", "state", "decline");

        project.EndedAt("declined", "CANCELADA");
        Assert.Equal("budget.release", project.Effects.Last());
        Assert.Equal(["federal", "municipal"], project.Commands.OfType<CloseTask>().Select(c => c.Item));
    }

    [Fact]
    public void The_reservation_expires_with_the_agreement_unsigned()
    {
        var project = Shipped.Project().BeforeAssent().DecideFor("assent", "club", "assent").Fire("agreement_expired");

        project.EndedAt("expired", "CANCELADA");
        Assert.Equal("budget.release", project.Effects.Last());
        Assert.Equal(3, project.Commands.OfType<CloseTask>().Count());
    }

    [Fact]
    public void The_host_must_say_that_the_agreement_is_committed()
    {
        var project = Shipped.Project().BeforeAssent();
        var state = project.State;
        var activation = project.ActivationOf("assent");
        StepResult result = new(state, [], true, null);
        foreach (var party in new[] { "club", "federal", "state", "municipal" })
        {
            result = Engine.Step(
                project.Definition, result.State, new Decided("assent", activation, party, "assent", Facts.None));
        }

        var effect = Assert.Single(result.Commands.OfType<RunEffect>());
        var silent = Engine.Step(
            project.Definition, result.State, new EffectDone("agreement", effect.Activation, Facts.None));

        Assert.Equal(new UnknownFact("agreement", "agreement.committed"), silent.Rejected);
    }

    [Fact]
    public void Without_the_list_of_parties_the_step_does_not_happen()
    {
        var project = new Instance(Shipped.Processes["project"], Facts.None);
        project.BeforeCommittee().Ruled("approved").Decide("register_account", "registered");

        var result = project.Step(new Decided(
            "confirm_account", project.ActivationOf("confirm_account"), null, "confirm", Facts.None));

        Assert.Equal(new UnknownFact("assent", "parties"), result.Rejected);
        Assert.Equal(["confirm_account"], project.Open);
    }

    [Theory]
    [InlineData()]
    [InlineData("club", "club")]
    public void A_list_that_is_empty_or_names_a_party_twice_is_refused(params string[] parties)
    {
        var project = new Instance(Shipped.Processes["project"], Facts.Of(("parties", parties)));
        project.BeforeCommittee().Ruled("approved").Decide("register_account", "registered");

        var result = project.Step(new Decided(
            "confirm_account", project.ActivationOf("confirm_account"), null, "confirm", Facts.None));

        Assert.Equal("parties", Assert.IsType<WrongFact>(result.Rejected).Name);
    }
}
