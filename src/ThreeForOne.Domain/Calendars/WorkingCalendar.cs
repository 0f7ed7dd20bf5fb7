namespace ThreeForOne.Domain;

/// <summary>
/// A statutory holiday as the law words it: a date of the year, or the n-th weekday of a month, every year or every
/// so many years from the first (the change of the federal executive is every six).
/// </summary>
public sealed record HolidayRule(
    string Code, Bilingual Name, int Month, int? Day, int? Nth, DayOfWeek? Weekday, int EveryYears, int FirstYear)
{
    /// <summary>The same date every year.</summary>
    public static HolidayRule Date(string code, Bilingual name, int month, int day) =>
        new(code, name, month, day, null, null, 1, 1);

    /// <summary>The n-th weekday of a month, for example the first Monday of February.</summary>
    public static HolidayRule NthWeekday(string code, Bilingual name, int month, int nth, DayOfWeek weekday) =>
        new(code, name, month, null, nth, weekday, 1, 1);

    /// <summary>The day of this holiday in a year, or null when that year has none.</summary>
    public DateOnly? In(int year)
    {
        if (year < FirstYear || (year - FirstYear) % EveryYears != 0) return null;
        if (Day is { } day) return new DateOnly(year, Month, day);

        Invariant.Holds(Nth is >= 1 and <= 4 && Weekday is not null);
        var first = new DateOnly(year, Month, 1);
        var ahead = ((int)Weekday.Value - (int)first.DayOfWeek + 7) % 7;
        return first.AddDays(ahead + 7 * (Nth.Value - 1));
    }
}

/// <summary>Días hábiles: neither weekends nor the statutory holidays given, which are data.</summary>
public sealed class WorkingCalendar(IReadOnlyList<HolidayRule> holidays)
{
    public bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && HolidayOn(day) is null;

    public HolidayRule? HolidayOn(DateOnly day) => holidays.FirstOrDefault(h => h.In(day.Year) == day);

    /// <summary>The n-th working day after a day; the day itself does not count.</summary>
    public DateOnly AddWorkingDays(DateOnly from, int days)
    {
        Invariant.Holds(days >= 0);

        var day = from;
        for (var left = days; left > 0;)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day)) left--;
        }

        return day;
    }

    /// <summary>The last day of a deadline that starts to run on the day after an event.</summary>
    public DateOnly LastDay(DateOnly from, int days, DayKind kind) => kind switch
    {
        DayKind.Working => AddWorkingDays(from, days),
        DayKind.Calendar => from.AddDays(days),
    };

    /// <summary>The deadline that a pack sets after an event, which happened at an instant.</summary>
    public Deadline DeadlineAfter(DateTimeOffset happened, PackDeadline rule, string zone) =>
        Deadline.EndOf(LastDay(Deadline.DayOf(happened, zone), rule.Days, rule.Kind), zone);
}
