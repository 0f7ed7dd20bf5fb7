using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Features.Exports;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.Views;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Tasks;

/// <summary>A group of the queue: its name, how many wait in it, and those of them on this page.</summary>
public sealed record QueueGroup(Bilingual Name, QueueCount Count, IReadOnlyList<QueueRow> Rows);

/// <summary>The queue of whoever is signed in, grouped by urgency; filters stay in the address.</summary>
public sealed class QueuePageModel(
    Database db, TaskQueue queue, SavedViews views, ProcessLibrary library, TimeProvider clock)
    : ListPage<QueueRow>
{
    private static readonly Dictionary<string, Bilingual> Names = new()
    {
        [QueueFilter.Overdue] = new("Vencidas", "Overdue"), [QueueFilter.Today] = new("Hoy", "Today"),
        [QueueFilter.Week] = new("Esta semana", "This week"), [QueueFilter.Later] = new("Después", "Later"),
    };

    [BindProperty(SupportsGet = true)]
    public string? Step { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Place { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Due { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Claim { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Before { get; set; }

    public QueueFilter Filter => field ??= new(Step, Place, Due, Claim);

    public override string ListFilter => Filter.Address;

    public QueuePage Shown { get; private set; } = null!;

    public ViewShelf Views { get; private set; } = null!;

    public IReadOnlyList<QueueGroup> Groups { get; private set; } = [];

    public Guid Reader => Me.Person;

    public async Task OnGet()
    {
        var days = QueueDays.At(clock.GetUtcNow());
        var (after, before) = (QueueCursor.Read(After), QueueCursor.Read(Before));
        await db.Reading(Me, async () =>
        {
            Shown = await queue.Of(Me, Filter, after, after is null ? before : null, days, Stop);
            Views = new(ViewPlace.Queue, Filter.Address, await views.Of(ViewPlace.Queue, Stop));
            return true;
        }, Stop);
        Groups =
        [
            .. Shown.Rows.GroupBy(row => days.Of(row.DueAt)).Select(g => new QueueGroup(
                Names[g.Key], Shown.Counts.Single(c => c.Due == g.Key), [.. g])),
        ];
    }

    protected override ListFile<QueueRow> AsFile(Texts text)
    {
        var days = QueueDays.At(clock.GetUtcNow());
        return new ListFile<QueueRow>(text["mi-turno", "my-turn"], text)
            .Text(new("Folio", "Folio"), row => row.Folio)
            .Text(new("Obra", "Works"), row => row.Title)
            .Text(new("Localidad", "Locality"), row => row.Locality)
            .Text(new("Municipio", "Municipality"), row => row.Municipality)
            .Text(new("Paso", "Step"), row => text[StepName(row.Step)])
            .Amount(new("Costo, MXN", "Cost, MXN"), row => row.Cost)
            .Day(new("Espera desde", "Waiting since"), row => row.OpenedAt)
            .Day(new("Vence", "Due"), row => row.DueAt?.AddSeconds(-1))
            .Text(new("Cuándo vence", "How soon"), row => text[Names[days.Of(row.DueAt)]])
            .Text(new("La tiene", "Taken by"), row => row.Claimant);
    }

    protected override IAsyncEnumerable<QueueRow> AllRows() =>
        queue.All(Me, Filter, QueueDays.At(clock.GetUtcNow()));

    public Bilingual StepName(string step) => library.StepName(step);

    /// <summary>A page of the same filter; all of it without a cursor.</summary>
    public string Href(string? way = null, QueueCursor? cursor = null)
    {
        var parts = new[] { Filter.Address, cursor is null ? "" : $"{way}={cursor}" }.Where(p => p.Length > 0);
        return "/queue" + (parts.Any() ? "?" + string.Join('&', parts) : "");
    }

    public IReadOnlyList<FieldOption> Steps(Texts text) =>
    [
        new("", text["Todos", "All"]),
        .. Shown.Steps.Union([Filter.Step]).Where(s => s.Length > 0).Select(s => new FieldOption(s, text[StepName(s)]))
            .OrderBy(o => o.Label, StringComparer.CurrentCulture),
    ];

    public IReadOnlyList<FieldOption> Places(Texts text) =>
        [new("", text["Todos", "All"]), .. Shown.Places.Select(p => new FieldOption(p.Key, p.Name))];

    public static IReadOnlyList<FieldOption> Dues(Texts text) =>
        [new("", text["Cuando sea", "Any time"]), .. Names.Select(n => new FieldOption(n.Key, text[n.Value]))];

    public static IReadOnlyList<FieldOption> Claims(Texts text) =>
    [
        new("", text["Todas", "All"]), new(QueueFilter.Free, text["Nadie las ha tomado", "Nobody has taken them"]),
        new(QueueFilter.Mine, text["Las que tomé yo", "Taken by me"]),
        new(QueueFilter.Taken, text["Las que tomó otra persona", "Taken by somebody else"]),
    ];
}
