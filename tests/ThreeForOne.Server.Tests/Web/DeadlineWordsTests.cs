using ThreeForOne.Domain;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Tests.Web;

/// <summary>A count in words, in both languages, and as its row keeps it.</summary>
public sealed class DeadlineWordsTests
{
    private static readonly DeadlineCount s_counted = new(
        new(2026, 3, 3), 24, DayKind.Working,
        [
            new(new(2026, 3, 16), "juarez", new("Natalicio de Benito Juárez", "Birthday of Benito Juárez")),
            new(new(2026, 4, 2), "x", new("Semana Santa", "Semana Santa")),
            new(new(2026, 4, 3), "x", new("Semana Santa", "Semana Santa")),
        ], new(2026, 4, 8), ZonedTime.MexicoCity);

    [Fact]
    public void Each_day_left_out_is_named_and_days_of_one_closure_are_said_together()
    {
        Assert.Equal(
            "24 días hábiles después del 3 de marzo de 2026; no cuentan: 16 de marzo de 2026 (Natalicio de Benito "
            + "Juárez), del 2 de abril de 2026 al 3 de abril de 2026 (Semana Santa), sábados ni domingos.",
            DeadlineWords.Counted(new(Language.Spanish), s_counted));
        Assert.Equal(
            "24 working days after 3 March 2026; not counted: 16 March 2026 (Birthday of Benito Juárez), 2 April 2026 "
            + "to 3 April 2026 (Semana Santa), Saturdays and Sundays.",
            DeadlineWords.Counted(new(Language.English), s_counted));
        Assert.Equal(
            "1 día natural después del 3 de marzo de 2026; cuentan todos los días.",
            DeadlineWords.Counted(new(Language.Spanish), s_counted with { Days = 1, Kind = DayKind.Calendar }));
    }

    [Fact]
    public void It_is_read_as_it_was_kept()
    {
        var kept = CountedJson.Read(CountedJson.Write(s_counted))!;

        Assert.Equal(s_counted with { Skipped = kept.Skipped }, kept);
        Assert.Equal(s_counted.Skipped, kept.Skipped);
        Assert.Equal(s_counted.Closes, kept.Closes);
        Assert.Null(CountedJson.Read(null));
    }
}
