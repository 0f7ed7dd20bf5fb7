using System.Collections.Immutable;

namespace ThreeForOne.Workflow;

/// <summary>Where an instance stands. It names only element ids of its definition, and never changes.</summary>
public sealed record InstanceState
{
    public required string ProcessId { get; init; }
    public required string ContentHash { get; init; }
    public required int NextActivation { get; init; }

    /// <summary>Moves since the last event from outside; effects count on.</summary>
    public required int Moves { get; init; }

    /// <summary>The last state that an element set.</summary>
    public string? StateName { get; init; }

    /// <summary>The end that was reached; null while running.</summary>
    public string? EndedAt { get; init; }

    public required ImmutableSortedDictionary<string, FactValue> Facts { get; init; }
    public required ImmutableArray<Active> Active { get; init; }
    public required ImmutableArray<Arrival> Arrivals { get; init; }

    /// <summary>Steps that were completed, each once, by their last completion.</summary>
    public required ImmutableArray<string> Completed { get; init; }

    public string ToJson() => StateJson.Write(this);

    /// <exception cref="StateUnreadable">The text is not a state of this definition.</exception>
    public static InstanceState FromJson(string json, ProcessDefinition definition) => StateJson.Read(json, definition);
}

/// <summary>
/// Something that waits. <paramref name="Scope"/> is the activation of the sub-process around it and
/// <paramref name="Host"/> that of the step whose boundary it is; 0 is none.
/// </summary>
public sealed record Active(
    string ElementId, int Activation, int Scope, int Host, ImmutableArray<TaskItem> Items);

/// <summary>One person's part of a task; without an outcome it is open.</summary>
public sealed record TaskItem(string? Item, string? Outcome);

/// <summary>A token that waits at a parallel gateway for the others.</summary>
public sealed record Arrival(string FlowId, int Scope);

/// <summary>A stored state cannot be read; nothing in it is ever guessed.</summary>
public sealed class StateUnreadable(string what) : Exception(what);
