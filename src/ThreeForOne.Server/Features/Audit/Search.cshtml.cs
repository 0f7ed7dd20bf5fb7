using ThreeForOne.Server.Features.Projects;

namespace ThreeForOne.Server.Features.Audit;

/// <summary>The same search as everybody's; a row leads to the project's trail.</summary>
public sealed class SearchPage(FindProjects find, Database db) : ProjectsPage(find, db)
{
    public override string HrefOf(FoundProject project) => $"/audit/projects/{project.Id}";
}
