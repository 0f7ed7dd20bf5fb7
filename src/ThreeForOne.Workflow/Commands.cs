using System.Collections.Immutable;

namespace ThreeForOne.Workflow;

/// <summary>Something for the host to do, in the order given.</summary>
public abstract record Command;

/// <summary>A person's task is open.</summary>
public sealed record OpenTask(
    string ElementId, int Activation, string? Item, string Role, string? Duty, ImmutableArray<string> Outcomes,
    string Due) : Command;

/// <summary>An open task is no longer needed; a task that was decided gets no such command.</summary>
public sealed record CloseTask(string ElementId, int Activation, string? Item) : Command;

/// <summary>
/// Run the effect (null: none) and make the documents, then report back. Instance, element, activation and effect
/// together are unique across loops.
/// </summary>
public sealed record RunEffect(string ElementId, int Activation, string? Effect, ImmutableArray<string> Documents)
    : Command;

/// <summary>Start the named timer.</summary>
public sealed record StartTimer(string ElementId, int Activation, string Timer) : Command;

/// <summary>The timer is no longer needed.</summary>
public sealed record CancelTimer(string ElementId, int Activation) : Command;

/// <summary>A message is awaited; one that was stored may be offered now.</summary>
public sealed record AwaitMessage(string ElementId, int Activation, string Name) : Command;

/// <summary>The message is no longer awaited here.</summary>
public sealed record StopAwaiting(string ElementId, int Activation) : Command;

/// <summary>The instance takes this state.</summary>
public sealed record SetState(string State) : Command;

/// <summary>The instance ended here.</summary>
public sealed record Ended(string EndElementId) : Command;
