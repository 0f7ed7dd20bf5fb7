namespace ThreeForOne.Server.Features.Audit;

/// <summary>The auditor's way in: search (<c>/audit</c>), a project's trail, one entry, everything as a file.</summary>
public static class AuditModule
{
    public static void MapAudit(this WebApplication app) => app.MapGet(ProjectsFile.Route, ProjectsFile.Handle);
}
