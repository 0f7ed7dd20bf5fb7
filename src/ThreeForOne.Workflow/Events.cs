namespace ThreeForOne.Workflow;

/// <summary>Something that happened to an instance.</summary>
public abstract record WorkflowEvent;

/// <summary>A person decided an open task; <paramref name="Item"/> names whose, in a multi-instance task.</summary>
public sealed record Decided(
    string ElementId, int Activation, string? Item, string Outcome, IReadOnlyDictionary<string, FactValue> Facts)
    : WorkflowEvent;

/// <summary>A message for this instance.</summary>
public sealed record MessageArrived(string Name, IReadOnlyDictionary<string, FactValue> Facts) : WorkflowEvent;

/// <summary>A timer ran out.</summary>
public sealed record TimerFired(string ElementId, int Activation) : WorkflowEvent;

/// <summary>The host has run an effect.</summary>
public sealed record EffectDone(string ElementId, int Activation, IReadOnlyDictionary<string, FactValue> Facts)
    : WorkflowEvent;

/// <summary>The host would not run an effect; the token stays where it is.</summary>
public sealed record EffectRefused(string ElementId, int Activation, string Code) : WorkflowEvent;

/// <summary>An effect ended in a BPMN error, which a boundary event may catch.</summary>
public sealed record BpmnErrorRaised(string ElementId, int Activation, string Code) : WorkflowEvent;
