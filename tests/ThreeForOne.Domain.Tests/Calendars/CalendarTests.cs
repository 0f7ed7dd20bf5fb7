using ThreeForOne.Server.Features.Programmes;

namespace ThreeForOne.Domain.Tests;

public class CalendarTests
{
    private const string Mexico = "America/Mexico_City";

    private static readonly WorkingCalendar Calendar =
        new(ProgrammeFiles.Holidays(Path.Combine(Packs.Folder, "holidays.yaml"), "workflows/holidays.yaml"));

    [Theory]
    [InlineData("2026-02-02")]   // first Monday of February
    [InlineData("2026-03-16")]   // third Monday of March
    [InlineData("2026-05-01")]
    [InlineData("2026-09-16")]
    [InlineData("2026-11-16")]
    [InlineData("2026-12-25")]
    [InlineData("2024-10-01")]   // the federal executive changes
    [InlineData("2030-10-01")]
    [InlineData("2012-12-01")]   // until 2018 it changed on 1 December (2012 was a Saturday too; 2000 a Friday)
    [InlineData("2000-12-01")]
    [InlineData("2006-02-06")]   // the first Monday since the decree of 2006
    [InlineData("2001-02-05")]   // the date itself before it
    [InlineData("2002-03-21")]
    [InlineData("2001-11-20")]
    [InlineData("2026-01-17")]   // a Saturday
    public void Is_no_working_day(string day) => Assert.False(Calendar.IsWorkingDay(Day(day)));

    [Theory]
    [InlineData("2026-02-05")]   // the date itself has been moved to the Monday
    [InlineData("2026-10-01")]
    [InlineData("2025-10-01")]
    [InlineData("2018-10-01")]   // in 2018 it was still in December
    [InlineData("2024-12-02")]
    [InlineData("2001-02-06")]
    [InlineData("2005-03-22")]
    [InlineData("2026-01-15")]
    public void Is_a_working_day(string day) => Assert.True(Calendar.IsWorkingDay(Day(day)));

    [Theory]
    [InlineData("2026-01-15", 10, "2026-01-29")]
    [InlineData("2026-01-23", 10, "2026-02-09")]   // over the holiday of 2 February
    [InlineData("2026-01-16", 1, "2026-01-19")]
    [InlineData("2026-01-17", 0, "2026-01-17")]
    public void Working_days_count_from_the_day_after(string from, int days, string last) =>
        Assert.Equal(Day(last), Calendar.AddWorkingDays(Day(from), days));

    [Fact]
    public void A_deadline_closes_when_its_last_day_ends_in_the_packs_zone()
    {
        // Nine in the evening of the 15th in Mexico is already the 16th in Greenwich.
        var notified = new DateTimeOffset(2026, 1, 16, 3, 0, 0, TimeSpan.Zero);
        var deadline = Calendar.DeadlineAfter(notified, Packs.Illustrative.Deadline("cure")!, Mexico);

        Assert.Equal(Day("2026-01-29"), deadline.LastDay);
        Assert.Equal(new DateTimeOffset(2026, 1, 30, 6, 0, 0, TimeSpan.Zero), deadline.Closes);
        var last = Deadline.EndOf(deadline.LastDay, deadline.Zone);
        Assert.False(last.HasPassed(deadline.Closes.AddTicks(-1)));
        Assert.True(last.HasPassed(deadline.Closes));
    }

    [Fact]
    public void Calendar_days_count_every_day() =>
        Assert.Equal(Day("2026-02-14"), Calendar.LastDay(Day("2026-01-15"), 30, DayKind.Calendar));

    [Theory]
    [InlineData("2026-03-08", "America/Los_Angeles", 8)]   // summer time begins at two in the morning
    [InlineData("2026-03-09", "America/Los_Angeles", 7)]
    [InlineData("2018-11-04", "America/Sao_Paulo", 3)]     // summer time began at midnight: the day starts at one
    public void A_day_starts_where_the_zone_says(string day, string zone, int utcHour) =>
        Assert.Equal(Day(day).ToDateTime(new TimeOnly(utcHour, 0)), Deadline.StartOf(Day(day), zone).UtcDateTime);

    [Fact]
    public void A_reception_period_includes_both_its_days()
    {
        var reception = Packs.Illustrative.Terms.Reception.Value;

        Assert.Equal((Day("2026-01-15"), Day("2026-03-31")), (reception.Opens(2026), reception.Closes(2026)));
        var closes = Deadline.EndOf(reception.Closes(2026), Mexico);
        Assert.Equal(new DateTimeOffset(2026, 4, 1, 6, 0, 0, TimeSpan.Zero), closes.Closes);
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
