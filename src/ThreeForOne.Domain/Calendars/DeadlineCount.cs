namespace ThreeForOne.Domain;

/// <summary>Days on which an office is closed, both included, and why, as its people wrote it.</summary>
public sealed record OfficeClosure(string Code, DateOnly First, DateOnly Last, Bilingual Why)
{
    public bool Holds(DateOnly day) => First <= day && day <= Last;
}

/// <summary>A day that was not counted though it is no weekend: which holiday or closure, what it is called.</summary>
public sealed record SkippedDay(DateOnly Day, string Code, Bilingual Why);

/// <summary>
/// How a deadline was counted: it starts to run on the day after <paramref name="From"/>, leaves out weekends and each
/// day in <paramref name="Skipped"/>, and ends with <paramref name="LastDay"/> in its zone.
/// </summary>
public sealed record DeadlineCount(
    DateOnly From, int Days, DayKind Kind, IReadOnlyList<SkippedDay> Skipped, DateOnly LastDay, string Zone)
{
    /// <summary>The first instant that is too late.</summary>
    public DateTimeOffset Closes => Deadline.EndOf(LastDay, Zone).Closes;

    /// <summary>
    /// The rule for a closure that comes while the deadline runs: each day that it takes is added at the end, what was
    /// left out before stays left out, and the last day never moves back.
    /// </summary>
    /// <param name="now">The calendar with the closure in it.</param>
    public DeadlineCount Prolong(WorkingCalendar now)
    {
        var again = now.And([.. Skipped.Select(s => new OfficeClosure(s.Code, s.Day, s.Day, s.Why))])
            .Count(From, Days, Kind, Zone);
        return again.LastDay > LastDay ? again : this;
    }
}
