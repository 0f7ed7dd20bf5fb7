namespace ThreeForOne.Domain;

/// <summary>Who did something, when (an instant, from the clock read once at the edge) and why.</summary>
public sealed record Act(Guid By, DateTimeOffset At, string Reason);
