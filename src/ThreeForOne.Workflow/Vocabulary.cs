using System.Collections.Immutable;

namespace ThreeForOne.Workflow;

/// <summary>
/// Every name that a definition may use, because the host has registered it. A definition that uses another name does
/// not load, so that a spelling mistake stops the boot and not a project.
/// </summary>
public sealed record Vocabulary
{
    public required ImmutableHashSet<string> Roles { get; init; }
    public required ImmutableHashSet<string> Duties { get; init; }
    public required ImmutableHashSet<string> Effects { get; init; }
    public required ImmutableHashSet<string> Documents { get; init; }
    public required ImmutableHashSet<string> Timers { get; init; }
    public required ImmutableHashSet<string> Messages { get; init; }
    public required ImmutableHashSet<string> States { get; init; }
    public required ImmutableHashSet<string> Collections { get; init; }
    public required ImmutableHashSet<string> DueDates { get; init; }

    /// <summary>BPMN error codes that effects may raise.</summary>
    public ImmutableHashSet<string> Errors { get; init; } = [];

    /// <summary>Effect to the duty that must have been done on every path before it.</summary>
    public ImmutableDictionary<string, string> GuardedEffects { get; init; } =
        ImmutableDictionary<string, string>.Empty;

    /// <summary>Pairs of duties that one person may not hold; order does not matter.</summary>
    public ImmutableHashSet<(string One, string Other)> ExcludedDuties { get; init; } = [];
}
