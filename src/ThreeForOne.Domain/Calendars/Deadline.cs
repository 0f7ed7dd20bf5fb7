namespace ThreeForOne.Domain;

/// <summary>
/// A last day in a place. It closes when that day ends in the IANA zone: <see cref="Closes"/> is the first instant that
/// is too late.
/// </summary>
public sealed record Deadline(DateOnly LastDay, string Zone, DateTimeOffset Closes)
{
    public static Deadline EndOf(DateOnly lastDay, string zone) =>
        new(lastDay, zone, StartOf(lastDay.AddDays(1), zone));

    /// <summary>The civil day on which an instant falls in a zone.</summary>
    public static DateOnly DayOf(DateTimeOffset instant, string zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);

    /// <summary>The instant at which a civil day begins in a zone, as UTC.</summary>
    public static DateTimeOffset StartOf(DateOnly day, string zone)
    {
        var place = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        // Where summer time began at midnight the day started later; minutes are the finest step in use.
        while (place.IsInvalidTime(midnight)) midnight = midnight.AddMinutes(1);
        return new DateTimeOffset(midnight, place.GetUtcOffset(midnight)).ToUniversalTime();
    }

    public bool HasPassed(DateTimeOffset now) => now >= Closes;
}
