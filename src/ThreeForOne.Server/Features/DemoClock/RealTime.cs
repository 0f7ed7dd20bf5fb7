namespace ThreeForOne.Server.Features.DemoClock;

/// <summary>
/// Elapsed real time, for leases, retries, the age of seals and one-time codes: in a demonstration the clock of the
/// registry (the injected <see cref="TimeProvider"/>) stands still while those must not.
/// </summary>
public sealed record RealTime(TimeProvider Clock);
