namespace ThreeForOne.Domain;

/// <summary>
/// A statutory holiday as the law words it: a date of the year, or the n-th weekday of a month, every year or every
/// so many years from the first (the change of the federal executive is every six) to the last in which it held.
/// </summary>
public sealed record HolidayRule(
    string Code, Bilingual Name, int Month, int? Day, int? Nth, DayOfWeek? Weekday, int EveryYears, int FirstYear)
{
    /// <summary>The last year in which the law read so.</summary>
    public int LastYear { get; init; } = DateOnly.MaxValue.Year;

    /// <summary>The same date every year.</summary>
    public static HolidayRule Date(string code, Bilingual name, int month, int day) =>
        new(code, name, month, day, null, null, 1, 1);

    /// <summary>The n-th weekday of a month, for example the first Monday of February.</summary>
    public static HolidayRule NthWeekday(string code, Bilingual name, int month, int nth, DayOfWeek weekday) =>
        new(code, name, month, null, nth, weekday, 1, 1);

    /// <summary>The day of this holiday in a year, or null when that year has none.</summary>
    public DateOnly? In(int year)
    {
        if (year < FirstYear || year > LastYear || (year - FirstYear) % EveryYears != 0) return null;
        if (Day is { } day) return new DateOnly(year, Month, day);

        Invariant.Holds(Nth is >= 1 and <= 4 && Weekday is not null);
        var first = new DateOnly(year, Month, 1);
        var ahead = ((int)Weekday.Value - (int)first.DayOfWeek + 7) % 7;
        return first.AddDays(ahead + 7 * (Nth.Value - 1));
    }
}

/// <summary>
/// Días hábiles: neither weekends nor the statutory holidays given, nor the days on which the office is closed. All of
/// it is data.
/// </summary>
public sealed class WorkingCalendar(IReadOnlyList<HolidayRule> holidays, IReadOnlyList<OfficeClosure> closures)
{
    public WorkingCalendar(IReadOnlyList<HolidayRule> holidays) : this(holidays, [])
    {
    }

    /// <summary>The same days, without those on which an office is closed too.</summary>
    public WorkingCalendar And(IReadOnlyList<OfficeClosure> closed) => new(holidays, [.. closures, .. closed]);

    public bool IsWorkingDay(DateOnly day) => !IsWeekend(day) && WhyNot(day) is null;

    public HolidayRule? HolidayOn(DateOnly day) => holidays.FirstOrDefault(h => h.In(day.Year) == day);

    /// <summary>The n-th working day after a day; the day itself does not count.</summary>
    public DateOnly AddWorkingDays(DateOnly from, int days) => Walk(from, days, []);

    /// <summary>How many working days there are after one day, up to another and with it.</summary>
    public int WorkingDaysBetween(DateOnly after, DateOnly until)
    {
        var days = 0;
        for (var day = after.AddDays(1); day <= until; day = day.AddDays(1))
            if (IsWorkingDay(day)) days++;
        return days;
    }

    /// <summary>The last day of a deadline that starts to run on the day after an event.</summary>
    public DateOnly LastDay(DateOnly from, int days, DayKind kind) => kind switch
    {
        DayKind.Working => AddWorkingDays(from, days),
        DayKind.Calendar => from.AddDays(days),
    };

    /// <summary>The deadline that a pack sets after an event, which happened at an instant.</summary>
    public DeadlineCount DeadlineAfter(DateTimeOffset happened, PackDeadline rule, string zone) =>
        Count(Deadline.DayOf(happened, zone), rule.Days, rule.Kind, zone);

    /// <summary>
    /// Counts a deadline from the day after <paramref name="from"/>, and keeps each day that a weekend alone does not
    /// explain. Calendar days count every day.
    /// </summary>
    public DeadlineCount Count(DateOnly from, int days, DayKind kind, string zone)
    {
        var skipped = new List<SkippedDay>();
        var last = kind switch
        {
            DayKind.Working => Walk(from, days, skipped),
            DayKind.Calendar => from.AddDays(days),
        };
        return new(from, days, kind, skipped, last, zone);
    }

    /// <summary>Why a day of the week does not count; null when it does.</summary>
    private SkippedDay? WhyNot(DateOnly day)
    {
        if (HolidayOn(day) is { } holiday) return new(day, holiday.Code, holiday.Name);
        return closures.FirstOrDefault(c => c.Holds(day)) is { } closed ? new(day, closed.Code, closed.Why) : null;
    }

    private DateOnly Walk(DateOnly from, int days, List<SkippedDay> skipped)
    {
        Invariant.Holds(days >= 0);

        var day = from;
        for (var left = days; left > 0;)
        {
            day = day.AddDays(1);
            if (IsWeekend(day)) continue;
            if (WhyNot(day) is { } why) skipped.Add(why);
            else left--;
        }

        return day;
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
