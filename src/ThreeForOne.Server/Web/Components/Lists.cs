using Microsoft.AspNetCore.Html;

namespace ThreeForOne.Server.Web.Components;

/// <summary>
/// Something that happened: when, what, who (a person's name or an office), why and where to read more.
/// </summary>
public sealed record TimelineEntry(DateTimeOffset At, string What, string Who, string? Why = null, string? Href = null);

/// <summary>What happened, newest first or oldest first as given.</summary>
public sealed record Timeline(IReadOnlyList<TimelineEntry> Entries);

/// <summary>
/// A key and its value; with an address where the value can be changed, as on a page of answers to check.
/// </summary>
public sealed record SummaryRow(string Key, IHtmlContent Value, string? ChangeHref = null)
{
    public SummaryRow(string key, string? value, string? changeHref = null)
        : this(key, new HtmlContentBuilder().Append(string.IsNullOrWhiteSpace(value) ? "—" : value), changeHref)
    {
    }
}

/// <summary>Keys and values, as a list and not as a table.</summary>
public sealed record SummaryList(IReadOnlyList<SummaryRow> Rows)
{
    /// <summary>The rows that have a value; what does not apply is left out.</summary>
    public static SummaryList Known(params IReadOnlyList<(string Key, string? Value)> rows) =>
        new([.. rows.Where(r => r.Value is not null).Select(r => new SummaryRow(r.Key, r.Value))]);
}

/// <summary>How far a section of a form is.</summary>
public enum SectionStatus
{
    NotYetAvailable,
    NotStarted,
    InProgress,

    /// <summary>Filled from an earlier one and not looked at since.</summary>
    Copied,
    Complete,
}

/// <summary>A section of a long form; without an address it cannot be opened yet.</summary>
public sealed record TaskListItem(string Title, string? Href, SectionStatus Status);

/// <summary>A long form as numbered sections, and what is still missing, in words.</summary>
public sealed record TaskList(IReadOnlyList<TaskListItem> Items, IReadOnlyList<string>? Missing = null);

/// <summary>A step taken, the one under way, or one ahead.</summary>
public enum StepStage
{
    Done,
    Current,
    Ahead,
}

/// <summary>One step of a course.</summary>
public sealed record CourseStep(string Label, StepStage Stage);

/// <summary>The course of something and where it is now.</summary>
public sealed record StepIndicator(string Name, IReadOnlyList<CourseStep> Steps);
