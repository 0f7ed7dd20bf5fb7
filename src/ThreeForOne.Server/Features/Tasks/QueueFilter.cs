using System.Globalization;

namespace ThreeForOne.Server.Features.Tasks;

/// <summary>
/// What somebody wants to see of the queue, as it stands in the address: a step, a municipality by INEGI's key, how
/// urgent, taken by whom. What is not one of the choices is no filter.
/// </summary>
public sealed record QueueFilter
{
    public const string Overdue = "overdue";
    public const string Today = "today";
    public const string Week = "week";
    public const string Later = "later";
    public const string Mine = "mine";
    public const string Free = "free";
    public const string Taken = "taken";
    private const int StepMax = 60;

    public static IReadOnlyList<string> Dues { get; } = [Overdue, Today, Week, Later];

    public QueueFilter(string? step, string? place, string? due, string? claim)
    {
        Step = step is { Length: > 0 and <= StepMax } && step.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            ? step : "";
        Place = place is { Length: 5 } && place.All(char.IsAsciiDigit) ? place : "";
        Due = Dues.Contains(due ?? "") ? due! : "";
        Claim = claim is Mine or Free or Taken ? claim : "";
    }

    public string Step { get; }

    public string Place { get; }

    public string Due { get; }

    public string Claim { get; }

    public bool IsEmpty => Address.Length == 0;

    /// <summary>The filters as they stand in an address.</summary>
    public string Address => string.Join('&', new[]
    {
        ("step", Step), ("place", Place), ("due", Due), ("claim", Claim),
    }.Where(part => part.Item2.Length > 0).Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2)}"));
}

/// <summary>
/// Where a page of the queue begins or ends: after a task in the order of due dates, or before it. A task that was
/// decided meanwhile still tells the place.
/// </summary>
public sealed record QueueCursor(DateTimeOffset Due, Guid Task)
{
    private const long TicksMax = 3155378975999999999;

    public static QueueCursor? Read(string? text) =>
        text?.Split('-') is [var ticks, var id]
            && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var due) && due <= TicksMax
            && Guid.TryParseExact(id, "N", out var task)
            ? new(new DateTimeOffset(due, TimeSpan.Zero), task)
            : null;

    public override string ToString() => $"{Due.UtcTicks}-{Task:N}";
}

/// <summary>
/// Where the groups of the queue meet: what is due until now is overdue; a deadline is the first instant that is too
/// late, so what ends at midnight tonight is due today.
/// </summary>
public sealed record QueueDays(DateTimeOffset Now, DateTimeOffset DayEnds, DateTimeOffset WeekEnds)
{
    private const int WeekDays = 8;

    /// <summary>Before and after every deadline.</summary>
    private static readonly DateTimeOffset Never = new(1, 1, 2, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset NoDueDate = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static QueueDays At(DateTimeOffset now)
    {
        var today = MexicoCity.Day(now);
        return new(now, Begin(today.AddDays(1)), Begin(today.AddDays(WeekDays)));

        static DateTimeOffset Begin(DateOnly day) => MexicoCity.Instant(day.ToDateTime(TimeOnly.MinValue));
    }

    /// <summary>The group of a deadline.</summary>
    public string Of(DateTimeOffset? due) =>
        due is null || due > WeekEnds ? QueueFilter.Later
        : due <= Now ? QueueFilter.Overdue
        : due <= DayEnds ? QueueFilter.Today
        : QueueFilter.Week;

    /// <summary>Deadlines after the first and until the second instant are in the group; all without one.</summary>
    public (DateTimeOffset After, DateTimeOffset Until) Range(string due) => due switch
    {
        QueueFilter.Overdue => (Never, Now),
        QueueFilter.Today => (Now, DayEnds),
        QueueFilter.Week => (DayEnds, WeekEnds),
        QueueFilter.Later => (WeekEnds, NoDueDate),
        _ => (Never, NoDueDate),
    };
}
