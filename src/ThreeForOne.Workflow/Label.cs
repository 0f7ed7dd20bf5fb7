namespace ThreeForOne.Workflow;

/// <summary>What people read for a step, in both languages.</summary>
public readonly record struct Label(string Spanish, string English);
