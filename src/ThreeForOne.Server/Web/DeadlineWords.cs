namespace ThreeForOne.Server.Web;

/// <summary>
/// How a deadline was counted, in a sentence that its reader can check on a calendar: from which day, how many days of
/// which kind, and each day that was left out with its reason.
/// </summary>
public static class DeadlineWords
{
    /// <summary>
    /// 10 días hábiles después del 3 de marzo de 2026; no cuentan: 16 de marzo de 2026 (Natalicio de Benito Juárez),
    /// sábados ni domingos.
    /// </summary>
    public static string Counted(Texts t, DeadlineCount count) => count.Kind switch
    {
        DayKind.Working => t[
            $"{Days(count.Days, "día hábil", "días hábiles")} después del {t.Date(count.From)}; no cuentan: {LeftOut(t, count)}sábados ni domingos.",
            $"{Days(count.Days, "working day", "working days")} after {t.Date(count.From)}; not counted: {LeftOut(t, count)}Saturdays and Sundays."],
        DayKind.Calendar => t[
            $"{Days(count.Days, "día natural", "días naturales")} después del {t.Date(count.From)}; cuentan todos los días.",
            $"{Days(count.Days, "calendar day", "calendar days")} after {t.Date(count.From)}; every day counts."],
    };

    private static string Days(int days, string one, string many) => days == 1 ? $"1 {one}" : $"{days} {many}";

    private static string LeftOut(Texts t, DeadlineCount count) =>
        string.Concat(Runs(count.Skipped).Select(run => $"{Span(t, run[0].Day, run[^1].Day)} ({t[run[0].Why]}), "));

    private static string Span(Texts t, DateOnly first, DateOnly last) => first == last
        ? t.Date(first)
        : t[$"del {t.Date(first)} al {t.Date(last)}", $"{t.Date(first)} to {t.Date(last)}"];

    // Days of one closure, one after the other but for a weekend, are said together.
    private static List<List<SkippedDay>> Runs(IReadOnlyList<SkippedDay> skipped)
    {
        var runs = new List<List<SkippedDay>>();
        foreach (var day in skipped)
            if (runs.LastOrDefault() is { } run && run[^1].Code == day.Code) run.Add(day);
            else runs.Add([day]);
        return runs;
    }
}
