using System.Collections.Immutable;
using ThreeForOne.Workflow.Running;

namespace ThreeForOne.Workflow;

/// <summary>
/// Moves tokens: values in, values out. A step stops at each effect; the caller runs it and feeds what came of it back,
/// until no effect is left to run.
/// </summary>
public static class Engine
{
    /// <summary>Moves that one event from outside may cause, its effects included.</summary>
    public const int MovesMax = 1_000;

    /// <summary>Begins an instance.</summary>
    public static StepResult Start(ProcessDefinition definition, IReadOnlyDictionary<string, FactValue> facts)
    {
        var initial = definition.Facts.Values.Where(f => f.Initial is not null)
            .Select(f => KeyValuePair.Create(f.Name, f.Initial!));
        var blank = new InstanceState
        {
            ProcessId = definition.Id,
            ContentHash = definition.ContentHash,
            NextActivation = 1,
            Moves = 0,
            Facts = Facts.None.AddRange(initial),
            Active = [],
            Arrivals = [],
            Completed = [],
        };
        return Apply(definition, blank, facts, run => run.Begin());
    }

    /// <summary>What an event does to an instance.</summary>
    /// <exception cref="ArgumentException">The state is of another definition: a bug of the caller.</exception>
    public static StepResult Step(ProcessDefinition definition, InstanceState state, WorkflowEvent happened)
    {
        if (state.ContentHash != definition.ContentHash || state.ProcessId != definition.Id)
        {
            throw new ArgumentException($"This is not a state of process {definition.Id}.", nameof(state));
        }

        var outside = happened is Decided or MessageArrived or TimerFired;
        var before = outside ? state with { Moves = 0 } : state;
        var result = happened switch
        {
            Decided e => Apply(definition, before, e.Facts, run => run.Decide(e)),
            MessageArrived e => Apply(definition, before, e.Facts, run => run.Receive(e)),
            TimerFired e => Apply(definition, before, Facts.None, run => run.Fire(e)),
            EffectDone e => Apply(definition, before, e.Facts, run => run.Finish(e)),
            EffectRefused e => Apply(definition, before, Facts.None, run => run.Refuse(e)),
            BpmnErrorRaised e => Apply(definition, before, Facts.None, run => run.Catch(e)),
            _ => throw new ArgumentException("There is no such event.", nameof(happened)),
        };
        return result.Rejected is null && result.Consumed ? result : result with { State = state };
    }

    /// <summary>The commands that stand for all that the instance waits for now, as if just given.</summary>
    public static ImmutableArray<Command> Outstanding(ProcessDefinition definition, InstanceState state) =>
        [.. state.Active.SelectMany(active => Waiting.CommandsFor(definition, active))];

    /// <summary>Whether the message would be taken now, if it brought no facts.</summary>
    public static bool Catches(ProcessDefinition definition, InstanceState state, string message) =>
        state.EndedAt is null
        && state.Active.Any(active => definition.Elements[active.ElementId] switch
        {
            MessageCatch catching => catching.Message == message,
            StartEvent start => start.Message == message
                && ((EventSubProcess)definition.Elements[start.Scope!]).When?.Evaluate(state.Facts)
                    is null or { Holds: true, Unknown: null },
            _ => false,
        });

    private static StepResult Apply(
        ProcessDefinition definition, InstanceState state,
        IReadOnlyDictionary<string, FactValue> facts, Action<Run> act)
    {
        var run = new Run(definition, state, facts);
        act(run);
        return run.Result();
    }
}
