using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Tasks;

/// <summary>The queue of whoever is signed in, grouped by urgency; filters stay in the address.</summary>
public sealed class QueuePageModel(Database db, TaskQueue queue, ProcessLibrary library, TimeProvider clock)
    : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public string? Step { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public QueuePage Shown { get; private set; } = null!;

    public IReadOnlyList<(Bilingual Name, IReadOnlyList<QueueRow> Rows)> Groups { get; private set; } = [];

    public async Task OnGet()
    {
        Shown = await db.Reading(Me, () => queue.Of(Me, Step, After, Stop), Stop);
        var now = clock.GetUtcNow();
        var today = MexicoCity.Day(now);
        Groups =
        [
            .. Shown.Rows.GroupBy(row => Urgency(row.DueAt, now, today)).OrderBy(g => g.Key)
                .Select(g => (Names[g.Key], (IReadOnlyList<QueueRow>)[.. g])),
        ];
    }

    public Bilingual StepName(string step) => library.StepName(step);

    private static readonly Bilingual[] Names =
        [new("Vencidas", "Overdue"), new("Hoy", "Today"), new("Esta semana", "This week"), new("Después", "Later")];

    private static int Urgency(DateTimeOffset? due, DateTimeOffset now, DateOnly today)
    {
        if (due is not { } last) return 3;
        if (last <= now) return 0;

        // A deadline is the first instant that is too late: what ends at midnight tonight is due today.
        var days = MexicoCity.Day(last.AddSeconds(-1)).DayNumber - today.DayNumber;
        return days == 0 ? 1 : days <= 7 ? 2 : 3;
    }
}
