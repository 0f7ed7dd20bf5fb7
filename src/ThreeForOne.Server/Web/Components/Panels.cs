namespace ThreeForOne.Server.Web.Components;

/// <summary>An empty list that teaches: what will be here, and how it gets here.</summary>
public sealed record EmptyState(string Title, string Text, string? ActionLabel = null, string? ActionHref = null);

/// <summary>
/// Keyset pages: there is a next one or not, and nothing is counted. Where one cannot go back, to the first.
/// </summary>
public sealed record Pager(string? PreviousHref, string? NextHref, string? FirstHref = null);

/// <summary>It is done: what, under which reference, and what happens next.</summary>
public sealed record Confirmation(
    string Title, string? ReferenceLabel = null, string? Reference = null, IReadOnlyList<string>? Next = null);

/// <summary>Who has the ball: an office, never a person, since when, and by when.</summary>
public sealed record Waiting(
    string Office, string For, int Days, DateTimeOffset? Due = null, string? Counted = null);

/// <summary>How much of an envelope is taken and what this would add, all in minor units of one currency.</summary>
public sealed record Meter(string Label, long Taken, long Added, long Whole, string Party)
{
    public int PercentAfter => Percent(Taken + Added);

    public bool IsOver => Taken + Added > Whole;

    public int Percent(long part) => Whole <= 0 ? 0 : (int)Int128.Min(999, (Int128)part * 100 / Whole);
}
