using System.Collections.Immutable;
using ThreeForOne.Workflow.Feel;

namespace ThreeForOne.Workflow;

/// <summary>A node of a process. <see cref="Scope"/> is the sub-process that holds it; null is the process.</summary>
public abstract record Element
{
    public required string Id { get; init; }
    public string? Scope { get; init; }
    public Label? Label { get; init; }

    /// <summary>The state that the instance takes when a token enters here.</summary>
    public string? State { get; init; }

    /// <summary>The facts that the event completing this element must bring along, so that none is stale.</summary>
    public ImmutableArray<string> Provides { get; init; } = [];
}

/// <summary>Where a scope begins; with a message it begins an event sub-process.</summary>
public sealed record StartEvent : Element
{
    public string? Message { get; init; }
}

/// <summary>Where a token ends; a terminating one ends every token of its scope.</summary>
public sealed record EndEvent : Element
{
    public bool Terminates { get; init; }
}

/// <summary>A person's step.</summary>
public sealed record UserTask : Element
{
    public required string Role { get; init; }
    public string? Duty { get; init; }
    public required ImmutableArray<string> Outcomes { get; init; }
    public required string Due { get; init; }
    public MultiInstance? Many { get; init; }
}

/// <summary>One task for each item of a list, all at once, until the condition holds or all are decided.</summary>
public sealed record MultiInstance(string Collection, FeelExpression? Completion);

/// <summary>A step of the host: an effect, documents, or both.</summary>
public sealed record ServiceTask : Element
{
    public string? Effect { get; init; }
    public ImmutableArray<string> Documents { get; init; } = [];
}

/// <summary>Waits for a message: a receive task or an intermediate catch event.</summary>
public sealed record MessageCatch : Element
{
    public required string Message { get; init; }
}

/// <summary>Waits for a timer.</summary>
public sealed record TimerCatch : Element
{
    public required string Timer { get; init; }
}

/// <summary>Takes the first outgoing flow whose condition holds, else the default.</summary>
public sealed record ExclusiveGateway : Element
{
    public string? Default { get; init; }
}

/// <summary>Waits for a token on every incoming flow, then puts one on every outgoing flow.</summary>
public sealed record ParallelGateway : Element;

/// <summary>A timer that runs while its host waits.</summary>
public sealed record BoundaryTimer : Element
{
    public required string Host { get; init; }
    public required string Timer { get; init; }
    public required bool Interrupting { get; init; }
}

/// <summary>A message that ends its host while that waits.</summary>
public sealed record BoundaryMessage : Element
{
    public required string Host { get; init; }
    public required string Message { get; init; }
}

/// <summary>Catches a BPMN error of its host.</summary>
public sealed record BoundaryError : Element
{
    public required string Host { get; init; }
    public required string Code { get; init; }
}

/// <summary>A scope of its own inside the flow.</summary>
public sealed record SubProcess : Element;

/// <summary>A scope that a message begins, ending what its parent scope was doing.</summary>
public sealed record EventSubProcess : Element
{
    public FeelExpression? When { get; init; }
}

/// <summary>A sequence flow. Only flows out of an exclusive gateway have conditions.</summary>
public sealed record Flow(string Id, string From, string To, FeelExpression? Condition);
