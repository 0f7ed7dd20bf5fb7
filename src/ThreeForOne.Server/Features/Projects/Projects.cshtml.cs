using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Exports;
using ThreeForOne.Server.Features.Views;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Projects;

/// <summary>The projects that somebody's office has to do with, and a search among them.</summary>
public class ProjectsPage(FindProjects find, Database db, SavedViews views) : ListPage<FoundProject>
{
    private const int YearsMax = 30;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public ProjectQuery Query => field ??= new(Q, State, ModelState.IsValid ? Year : null, After);

    public override string ListFilter => Query.Filter;

    public FoundPage Found { get; private set; } = null!;

    public ViewShelf Views { get; private set; } = null!;

    public IReadOnlyList<int> Years { get; private set; } = [];

    public string? NextHref => Found.Next is null ? null : Query.PageAfter(HttpContext.Request.Path, Found.Next);

    /// <summary>Where the list begins, when this is not its first page.</summary>
    public string? FirstHref => Query.Cursor is null ? null : $"{HttpContext.Request.Path}?{Query.Filter}";

    public bool SeesAccounts => FindProjects.SeesAccounts(Me);

    /// <summary>Where a row leads; a club's own draft to its form.</summary>
    public virtual string HrefOf(FoundProject project) =>
        project.Folio is null ? $"/proposals/{project.Id}" : $"/projects/{project.Id}";

    /// <summary>Drafts are the club's own and not found by their state.</summary>
    public static IReadOnlyList<FieldOption> StateOptions(Texts text) =>
    [
        new("", text["Cualquiera", "Any"]),
        .. StateLabels.All.Where(s => s is not "BORRADOR" and not "SUSPENDIDA")
            .Select(s => new FieldOption(s, text[StateLabels.Of(s)])),
    ];

    protected override ListFile<FoundProject> AsFile(Texts text) =>
        new ListFile<FoundProject>(text["proyectos", "projects"], text)
            .Text(new("Folio", "Folio"), row => row.Folio)
            .Text(new("Proyecto", "Project"), row => row.Title)
            .Text(new("Club", "Club"), row => row.Club)
            .Text(new("Localidad", "Locality"), row => row.Locality)
            .Text(new("Municipio", "Municipality"), row => row.Municipality)
            .Text(new("Estado", "State"), row => text[StateLabels.Of(row.State)])
            .Text(new("Ejercicio", "Year"), row => $"{row.Year}")
            .Amount(new("Costo, MXN", "Cost, MXN"), row => row.Cost);

    protected override IAsyncEnumerable<FoundProject> AllRows() => find.All(Query, Me, Stop);

    public async Task OnGet()
    {
        (Q, State) = (Query.Text, Query.Of);
        await db.Reading(Me, async () =>
        {
            Years = await db.Editions.Select(e => e.FiscalYear).Distinct().OrderByDescending(y => y).Take(YearsMax)
                .ToListAsync(Stop);
            Views = new(ViewPlace.Projects, Query.Filter, await views.Of(ViewPlace.Projects, Stop));
            Found = Query.IsTooShort ? new([], null, null, null, []) : await find.Handle(Query, Me, Stop);
            return true;
        }, Stop);
    }
}
