namespace ThreeForOne.Workflow.Tests;

using static Bpmn;

// What the engine supports and the shipped process does not use yet.
public class OtherElements
{
    private const string Reminder = """
        <boundaryEvent id="remind" attachedToRef="t" cancelActivity="false" tfo:timer="reminder">
          <timerEventDefinition/>
        </boundaryEvent>
        """;

    private static readonly string Sub =
        """<subProcess id="sub" name="x" tfo:name-en="x">""" + Start("s2") + User("inner") + End("e2")
        + Flow("s2>inner") + Flow("inner>e2") + "</subProcess>";

    [Fact]
    public void A_join_waits_for_every_branch()
    {
        var instance = Begin(
            Start() + """<parallelGateway id="fork"/><parallelGateway id="join"/>""" + User("a") + User("b") + End(),
            "s>fork", "fork>a", "fork>b", "a>join", "b>join", "join>e");
        Assert.Equal(["a", "b"], instance.Open);

        instance.Decide("b", "yes");
        Assert.Null(instance.State.EndedAt);
        instance.Decide("a", "yes");

        Assert.Equal("e", instance.State.EndedAt);
    }

    [Fact]
    public void Ends_reached_one_by_one_end_the_instance_with_the_last()
    {
        var instance = Begin(
            Start() + """<parallelGateway id="fork"/>""" + User("a") + User("b") + End() + End("f"),
            "s>fork", "fork>a", "fork>b", "a>e", "b>f");

        instance.Decide("b", "yes");
        Assert.Null(instance.State.EndedAt);
        instance.Decide("a", "yes");

        Assert.Equal("e", instance.State.EndedAt);
    }

    [Fact]
    public void A_terminate_end_closes_what_is_open()
    {
        var instance = Begin(
            Start() + """<parallelGateway id="fork"/>""" + User("a") + User("b") + End()
                + End("f", "<terminateEventDefinition/>"),
            "s>fork", "fork>a", "fork>b", "a>e", "b>f");

        instance.Decide("b", "yes");

        Assert.Equal("f", instance.State.EndedAt);
        Assert.Contains(instance.Commands, c => c is CloseTask { ElementId: "a" });
    }

    [Fact]
    public void A_timer_that_does_not_interrupt_fires_beside_the_open_task()
    {
        var instance = Begin(
            Start() + User("t") + Reminder + Effect("nag") + End() + End("f"), "s>t", "t>e", "remind>nag", "nag>f");

        instance.Fire("remind");
        Assert.Equal(["t"], instance.Open);
        Assert.Equal(["budget.reserve"], instance.Effects);
        instance.Decide("t", "yes");

        Assert.Equal("e", instance.State.EndedAt);
        Assert.Empty(instance.Commands.OfType<CancelTimer>());
    }

    [Fact]
    public void An_error_of_an_effect_leaves_by_its_boundary()
    {
        var definition = Load(
            Start() + Effect("pay") + User("repair") + End()
                + Boundary("down", "pay"),
            "s>pay", "pay>e", "down>repair", "repair>e");
        var started = Engine.Start(definition, Facts.None);

        var caught = Engine.Step(definition, started.State, new BpmnErrorRaised("pay", 1, "bank.down"));
        var other = Engine.Step(definition, started.State, new BpmnErrorRaised("pay", 1, "bank.gone"));

        Assert.Equal("repair", Assert.Single(caught.Commands.OfType<OpenTask>()).ElementId);
        Assert.Equal(new UncaughtError("pay", "bank.gone"), other.Rejected);
    }

    [Fact]
    public void An_error_rises_to_the_sub_process_around_its_effect()
    {
        var sub = Sub.Replace(User("inner"), Effect("inner"));
        var definition = Load(
            Start() + sub + End() + End("f")
                + Boundary("down", "sub"),
            "s>sub", "sub>e", "down>f");
        var started = Engine.Start(definition, Facts.None);
        var effect = Assert.Single(started.Commands.OfType<RunEffect>());

        var caught = Engine.Step(
            definition, started.State, new BpmnErrorRaised("inner", effect.Activation, "bank.down"));

        Assert.Equal("f", caught.State.EndedAt);
    }

    [Fact]
    public void A_sub_process_goes_on_when_its_inside_has_ended()
    {
        var instance = Begin(Start() + Sub + User("after") + End(), "s>sub", "sub>after", "after>e");

        instance.Decide("inner", "yes");

        Assert.Equal(["after"], instance.Open);
        Assert.Null(instance.State.EndedAt);
    }

    [Fact]
    public void A_timer_on_a_sub_process_closes_what_is_inside()
    {
        var instance = Begin(
            Start() + Sub + End() + End("f")
                + Boundary("late", "sub", "cure"),
            "s>sub", "sub>e", "late>f");

        instance.Fire("late");

        Assert.Equal("f", instance.State.EndedAt);
        Assert.Contains(instance.Commands, c => c is CloseTask { ElementId: "inner" });
    }

    [Fact]
    public void An_event_sub_process_inside_a_sub_process_ends_only_that()
    {
        var inner = """<subProcess id="stop" name="x" tfo:name-en="x" triggeredByEvent="true"><startEvent id="s3">"""
            + """<messageEventDefinition messageRef="m"/></startEvent>""" + End("e3") + Flow("s3>e3") + "</subProcess>";
        var instance = Begin(
            Start() + Sub.Replace("</subProcess>", inner + "</subProcess>") + User("after") + End(),
            "s>sub", "sub>after", "after>e");

        instance.Message("project.funded");

        Assert.Equal(["after"], instance.Open);
        Assert.Contains(instance.Commands, c => c is CloseTask { ElementId: "inner" });
        Assert.False(instance.Step(new MessageArrived("project.funded", Facts.None)).Consumed);
    }

    [Fact]
    public void Catch_events_wait_for_their_timer_and_message()
    {
        var instance = Begin(
            Start() + """
                <intermediateCatchEvent id="pause" name="x" tfo:name-en="x" tfo:timer="cure">
                  <timerEventDefinition/>
                </intermediateCatchEvent>
                <intermediateCatchEvent id="hear" name="x" tfo:name-en="x">
                  <messageEventDefinition messageRef="m"/>
                </intermediateCatchEvent>
                """ + End(), "s>pause", "pause>hear", "hear>e");

        instance.Fire("pause").Message("project.funded");

        Assert.Equal("e", instance.State.EndedAt);
        Assert.Equal(
            [
                new StartTimer("pause", 1, "cure"), new AwaitMessage("hear", 2, "project.funded"), new Ended("e"),
            ],
            instance.Commands);
    }

    [Fact]
    public void A_loop_that_no_person_stops_is_cut_off()
    {
        var definition = Load(
            Start() + """<exclusiveGateway id="again"/><exclusiveGateway id="g" default="g_again"/>"""
                + Effect("do") + End(),
            "s>again", "again>do", "do>g", "g>e: not(ready)", "g>again");
        var result = Engine.Start(definition, Facts.None);

        for (var round = 0; result.Rejected is null && round < 2 * Engine.MovesMax; round++)
        {
            var effect = Assert.Single(result.Commands.OfType<RunEffect>());
            result = Engine.Step(definition, result.State, new EffectDone("do", effect.Activation, Facts.None));
        }

        Assert.IsType<TooManyMoves>(result.Rejected);
    }

    [Fact]
    public void A_gateway_where_nothing_holds_refuses_the_step()
    {
        var instance = Begin(
            Start() + User("t") + """<exclusiveGateway id="g"/>""" + End() + End("f"),
            "s>t", "t>g", "g>e: ready = false", "g>f: t.outcome = \"no\"");

        var result = instance.Step(new Decided("t", 1, null, "yes", Facts.None));

        Assert.Equal(new NoWayOn("g"), result.Rejected);
        Assert.Equal(["t"], instance.Open);
    }

    private static Instance Begin(string nodes, params string[] flows) => new(Load(nodes, flows), Facts.None);
}
