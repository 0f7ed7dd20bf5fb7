namespace ThreeForOne.Workflow.Tests;

// One instance and what a host does for it: it runs each effect at once and keeps the state as JSON between events.
internal sealed class Instance
{
    private readonly Dictionary<string, (string, FactValue)[]> _effectFacts = new()
    {
        ["agreement.commit"] = [("agreement.committed", true)],
    };

    private readonly List<int> _fired = [];

    public Instance(ProcessDefinition definition, IReadOnlyDictionary<string, FactValue> facts)
    {
        Definition = definition;
        var started = Engine.Start(definition, facts);
        Assert.Null(started.Rejected);
        State = started.State;
        Take(started);
    }

    public ProcessDefinition Definition { get; }

    public InstanceState State { get; private set; }

    public List<Command> Commands { get; } = [];

    public string? StateName => State.StateName;

    public IEnumerable<string> Effects => Commands.OfType<RunEffect>().Select(e => e.Effect).OfType<string>();

    public IEnumerable<string> Documents => Commands.OfType<RunEffect>().SelectMany(e => e.Documents);

    public IEnumerable<string> Open =>
        Engine.Outstanding(Definition, State).OfType<OpenTask>().Select(t => t.ElementId);

    public StepResult Step(WorkflowEvent happened)
    {
        State = Stored(State);
        var result = Engine.Step(Definition, State, happened);
        if (result.Rejected is null && result.Consumed) Take(result);
        return result;
    }

    public Instance Decide(string elementId, string outcome, params (string, FactValue)[] facts) =>
        DecideFor(elementId, null, outcome, facts);

    public Instance DecideFor(string elementId, string? item, string outcome, params (string, FactValue)[] facts)
    {
        var result = Step(new Decided(elementId, ActivationOf(elementId), item, outcome, Facts.Of(facts)));
        Assert.Null(result.Rejected);
        return this;
    }

    public Instance Message(string name, params (string, FactValue)[] facts)
    {
        var result = Step(new MessageArrived(name, Facts.Of(facts)));
        Assert.Null(result.Rejected);
        Assert.True(result.Consumed);
        return this;
    }

    public Instance Fire(string elementId)
    {
        _fired.Add(ActivationOf(elementId));
        var result = Step(new TimerFired(elementId, _fired[^1]));
        Assert.Null(result.Rejected);
        return this;
    }

    public int ActivationOf(string elementId) =>
        Assert.Single(State.Active, a => a.ElementId == elementId).Activation;

    public void EndedAt(string endId, string state)
    {
        Assert.Equal(endId, State.EndedAt);
        Assert.Equal(state, StateName);
        Assert.Empty(State.Active);
        Assert.Empty(State.Arrivals);
        Assert.Equal(new Ended(endId), Commands[^1]);
        Assert.Single(Commands.OfType<Ended>());
        // Every timer that started has fired or been cancelled, once.
        Assert.Equal(
            Commands.OfType<StartTimer>().Select(t => t.Activation),
            Commands.OfType<CancelTimer>().Select(t => t.Activation).Concat(_fired).Order());
    }

    private InstanceState Stored(InstanceState state)
    {
        var json = state.ToJson();
        var read = InstanceState.FromJson(json, Definition);
        Assert.Equal(json, read.ToJson());
        return read;
    }

    private void Take(StepResult result)
    {
        State = Stored(result.State);
        Commands.AddRange(result.Commands);
        foreach (var effect in result.Commands.OfType<RunEffect>())
        {
            var facts = Facts.Of(_effectFacts.GetValueOrDefault(effect.Effect ?? "") ?? []);
            var done = Engine.Step(Definition, State, new EffectDone(effect.ElementId, effect.Activation, facts));
            Assert.Null(done.Rejected);
            Take(done);
        }
    }
}
