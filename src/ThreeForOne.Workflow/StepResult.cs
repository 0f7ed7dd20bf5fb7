using System.Collections.Immutable;

namespace ThreeForOne.Workflow;

/// <summary>
/// What an event did. When <see cref="Rejected"/> is set nothing happened: the state is the one before, without
/// commands. <see cref="Consumed"/> is false for a message that nobody was waiting for: keep it and offer it again.
/// </summary>
public sealed record StepResult(
    InstanceState State, ImmutableArray<Command> Commands, bool Consumed, Rejection? Rejected);

/// <summary>Why an event was not taken.</summary>
public abstract record Rejection;

/// <summary>The task, timer or effect is not open: stale, repeated or never there.</summary>
public sealed record NotOpen(string ElementId, int Activation, string? Item) : Rejection;

/// <summary>The task has no such outcome.</summary>
public sealed record UnknownOutcome(string ElementId, string Outcome) : Rejection;

/// <summary>A fact is not declared, or has another type or value than declared.</summary>
public sealed record WrongFact(string Name, string Reason) : Rejection;

/// <summary>A fact that this step needs is not known.</summary>
public sealed record UnknownFact(string ElementId, string Name) : Rejection;

/// <summary>No condition of the gateway holds and it has no default.</summary>
public sealed record NoWayOn(string ElementId) : Rejection;

/// <summary>The message is caught here, but its guard does not hold now.</summary>
public sealed record GuardRefused(string ElementId, string Message) : Rejection;

/// <summary>The host refused the effect.</summary>
public sealed record EffectWasRefused(string ElementId, int Activation, string Code) : Rejection;

/// <summary>No boundary event catches this error.</summary>
public sealed record UncaughtError(string ElementId, string Code) : Rejection;

/// <summary>The instance has ended.</summary>
public sealed record InstanceEnded(string EndElementId) : Rejection;

/// <summary>One event moved tokens more than <see cref="Engine.MovesMax"/> times.</summary>
public sealed record TooManyMoves(string ElementId) : Rejection;
