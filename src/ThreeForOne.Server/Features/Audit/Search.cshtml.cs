using ThreeForOne.Server.Features.Projects;
using ThreeForOne.Server.Features.Views;

namespace ThreeForOne.Server.Features.Audit;

/// <summary>The same search as everybody's; a row leads to the project's trail.</summary>
public sealed class SearchPage(FindProjects find, Database db, SavedViews views)
    : ProjectsPage(find, db, views)
{
    public override string HrefOf(FoundProject project) => $"/audit/projects/{project.Id}";
}
