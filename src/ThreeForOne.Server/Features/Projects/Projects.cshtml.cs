using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Projects;

/// <summary>The projects that somebody's office has to do with, and a search among them.</summary>
public class ProjectsPage(FindProjects find) : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Before { get; set; }

    public IReadOnlyList<FoundProject> Projects { get; private set; } = [];

    public string? NextHref { get; private set; }

    public bool IsSearch => Q!.Length > 0 || State!.Length > 0;

    /// <summary>Where a row leads.</summary>
    public virtual string HrefOf(FoundProject project) => $"/projects/{project.Id}";

    /// <summary>Drafts are the club's own and not found here.</summary>
    public static IReadOnlyList<FieldOption> StateOptions(Texts text) =>
    [
        new("", text["Cualquiera", "Any"]),
        .. StateLabels.All.Where(s => s is not "BORRADOR" and not "SUSPENDIDA")
            .Select(s => new FieldOption(s, text[StateLabels.Of(s)])),
    ];

    public async Task OnGet()
    {
        var query = new ProjectQuery(Q, State, Before);
        (Q, State) = (query.Text, query.Of);
        var found = await find.Handle(query, Me, Stop);
        Projects = [.. found.Take(FindProjects.PageMax)];
        if (found.Count > FindProjects.PageMax) NextHref = query.After(HttpContext.Request.Path, Projects[^1].Id);
    }
}
