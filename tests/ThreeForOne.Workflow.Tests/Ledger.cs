namespace ThreeForOne.Workflow.Tests;

// What a host believes to be open from the events it sent and the commands it got, and nothing else.
internal sealed class Ledger(ProcessDefinition definition)
{
    private readonly Dictionary<(string Kind, string Id, int Activation, string? Item), Command> _open = [];
    private readonly HashSet<int> _effects = [];

    public void Took(WorkflowEvent? happened, StepResult result)
    {
        switch (happened)
        {
            case Decided e: Close(("task", e.ElementId, e.Activation, e.Item)); break;
            case TimerFired e: Close(("timer", e.ElementId, e.Activation, null)); break;
            case EffectDone e: Close(("effect", e.ElementId, e.Activation, null)); break;
            // A guard is given up with a command of its own; a message that a step awaited is used up.
            case MessageArrived e when !result.Commands.OfType<StopAwaiting>().Any(c => Awaits(c, e.Name)):
                Close(_open.Where(o => o.Value is AwaitMessage a && a.Name == e.Name).Select(o => o.Key).Min());
                break;
        }

        // What was interrupted takes its effect along: within a transaction no host has one pending then.
        if (happened is MessageArrived or TimerFired)
        {
            foreach (var (key, _) in _open.Where(o => o.Value is RunEffect).ToList()) _open.Remove(key);
        }

        foreach (var command in result.Commands) Obey(command);
        var waits = Engine.Outstanding(definition, result.State).Select(Key);
        Assert.Equal(waits.Order(), _open.Keys.Order());
        Assert.Equal(result.State.EndedAt is not null, _open.Count == 0);
    }

    private void Obey(Command command)
    {
        if (command is RunEffect effect) Assert.True(_effects.Add(effect.Activation), "an effect runs once");
        if (command is SetState or Ended) return;
        if (command is CloseTask or CancelTimer or StopAwaiting) Close(Key(command));
        else Assert.True(_open.TryAdd(Key(command), command), $"{command} was open already");
    }

    private void Close((string, string, int, string?) key) => Assert.True(_open.Remove(key), $"{key} was not open");

    private bool Awaits(StopAwaiting stopped, string message) =>
        _open.GetValueOrDefault(Key(stopped)) is AwaitMessage awaited && awaited.Name == message;

    private static (string Kind, string Id, int Activation, string? Item) Key(Command command) => command switch
    {
        OpenTask c => ("task", c.ElementId, c.Activation, c.Item),
        CloseTask c => ("task", c.ElementId, c.Activation, c.Item),
        RunEffect c => ("effect", c.ElementId, c.Activation, null),
        StartTimer c => ("timer", c.ElementId, c.Activation, null),
        CancelTimer c => ("timer", c.ElementId, c.Activation, null),
        AwaitMessage c => ("message", c.ElementId, c.Activation, null),
        StopAwaiting c => ("message", c.ElementId, c.Activation, null),
        _ => throw new InvalidOperationException(command.ToString()),
    };
}
