using CsCheck;
using ThreeForOne.Server.Features.Programmes;

namespace ThreeForOne.Domain.Tests;

/// <summary>A counted deadline against a model that walks day by day; the rule for a closure that comes late.</summary>
public class DeadlineCountTests
{
    private const string Mexico = "America/Mexico_City";

    private static readonly IReadOnlyList<HolidayRule> Statutory =
        ProgrammeFiles.Holidays(Path.Combine(Packs.Folder, "holidays.yaml"), "workflows/holidays.yaml");

    private static readonly WorkingCalendar Law = new(Statutory);

    private static readonly Gen<DateOnly> Days =
        Gen.Int[0, 366 * 30].Select(d => new DateOnly(2000, 1, 1).AddDays(d));

    private static readonly Gen<OfficeClosure[]> Closures =
        Gen.Select(Gen.Int[1, 60], Gen.Int[0, 12], Gen.Int[0, 1_000_000])
            .Select((ahead, length, code) => (ahead, length, code)).Array[0, 4]
            .Select(all => all.Select(c => new OfficeClosure(
                $"c{c.code}", Monday.AddDays(c.ahead), Monday.AddDays(c.ahead + c.length), new("cierre", "closure")))
                .ToArray());

    private static DateOnly Monday { get; } = new(2026, 3, 2);

    [Fact]
    public void The_days_left_out_are_named_with_their_reason()
    {
        var week = new OfficeClosure("x", new(2026, 3, 30), new(2026, 4, 3), new("Semana Santa", "Holy Week"));
        var count = Law.And([week]).Count(new(2026, 3, 3), 24, DayKind.Working, Mexico);

        Assert.Equal(
            [
                new(2026, 3, 16), new(2026, 3, 30), new(2026, 3, 31), new(2026, 4, 1), new(2026, 4, 2),
                new DateOnly(2026, 4, 3),
            ], count.Skipped.Select(s => s.Day));
        Assert.Equal("Natalicio de Benito Juárez", count.Skipped[0].Why.Spanish);
        Assert.Equal("Holy Week", count.Skipped[^1].Why.English);
        Assert.Equal(new DateOnly(2026, 4, 14), count.LastDay);
        Assert.Equal(new DateTimeOffset(2026, 4, 15, 6, 0, 0, TimeSpan.Zero), count.Closes);
    }

    [Fact]
    public void A_count_is_what_walking_day_by_day_gives() =>
        Gen.Select(Days, Gen.Int[0, 60], Closures).Sample((from, days, closed) =>
        {
            var calendar = Law.And(closed);
            var count = calendar.Count(from, days, DayKind.Working, Mexico);

            // The model knows the law and the closures, and nothing of the calendar's way of walking.
            var (day, left, skipped) = (from, days, new List<DateOnly>());
            while (left > 0)
            {
                day = day.AddDays(1);
                var isHoliday = Statutory.Any(h => h.In(day.Year) == day);
                var isClosed = closed.Any(c => c.First <= day && c.Last >= day);
                if ((int)day.DayOfWeek is 0 or 6) continue;
                if (isHoliday || isClosed) skipped.Add(day);
                else left--;
            }
            Assert.Equal(day, count.LastDay);
            Assert.Equal(skipped, count.Skipped.Select(s => s.Day));
            Assert.Equal(calendar.AddWorkingDays(from, days), count.LastDay);
        });

    [Fact]
    public void It_never_ends_on_a_day_that_is_not_worked() =>
        Gen.Select(Days, Gen.Int[1, 60], Closures).Sample((from, days, closed) =>
            Assert.True(Law.And(closed).IsWorkingDay(
                Law.And(closed).Count(from, days, DayKind.Working, Mexico).LastDay)));

    [Fact]
    public void One_day_more_or_a_later_start_never_ends_sooner() =>
        Gen.Select(Days, Gen.Int[0, 60], Closures, Gen.Enum<DayKind>()).Sample((from, days, closed, kind) =>
        {
            var calendar = Law.And(closed);
            var last = calendar.Count(from, days, kind, Mexico).LastDay;
            Assert.True(calendar.Count(from, days + 1, kind, Mexico).LastDay > last);
            Assert.True(calendar.Count(from.AddDays(1), days, kind, Mexico).LastDay >= last);
        });

    [Fact]
    public void A_closure_that_comes_while_it_runs_prolongs_it_as_if_it_had_been_known_and_never_shortens_it() =>
        Gen.Select(Gen.Int[0, 40], Closures, Closures, Gen.Enum<DayKind>()).Sample((days, known, late, kind) =>
        {
            var count = Law.And(known).Count(Monday, days, kind, Mexico);
            var prolonged = count.Prolong(Law.And(known).And(late));

            Assert.True(prolonged.LastDay >= count.LastDay);
            Assert.Equal(Law.And(known).And(late).Count(Monday, days, kind, Mexico).LastDay, prolonged.LastDay);
            // Taken back again, what people were told stands.
            Assert.Equal(prolonged.LastDay, prolonged.Prolong(Law).LastDay);
            if (kind == DayKind.Calendar) Assert.Same(count, prolonged);
        });

    [Theory]
    // In March summer time begins in Chicago on the 8th and not in Mexico; Tijuana changes with the north.
    [InlineData("2026-03-07", "America/Mexico_City", "2026-03-08T06:00:00Z")]
    [InlineData("2026-03-07", "America/Chicago", "2026-03-08T06:00:00Z")]
    [InlineData("2026-03-08", "America/Chicago", "2026-03-09T05:00:00Z")]
    [InlineData("2026-03-08", "America/Tijuana", "2026-03-09T07:00:00Z")]
    [InlineData("2026-11-01", "America/Chicago", "2026-11-02T06:00:00Z")]   // a day of twenty-five hours
    [InlineData("2022-10-29", "America/Mexico_City", "2022-10-30T05:00:00Z")]   // its last summer time
    [InlineData("2022-10-30", "America/Mexico_City", "2022-10-31T06:00:00Z")]
    [InlineData("2026-06-30", "America/Hermosillo", "2026-07-01T07:00:00Z")]
    [InlineData("2026-06-30", "America/Cancun", "2026-07-01T05:00:00Z")]
    public void It_closes_when_its_last_day_ends_there_whatever_the_clocks_do(string day, string zone, string closes) =>
        Assert.Equal(
            DateTimeOffset.Parse(closes, System.Globalization.CultureInfo.InvariantCulture),
            Law.Count(
                DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), 0, DayKind.Calendar, zone)
                .Closes);
}
