namespace ThreeForOne.Server.Features.Projects;

/// <summary>The project page that everyone on a project shares, and leaving a project.</summary>
public static class ProjectsModule
{
    public static IServiceCollection AddProjects(this IServiceCollection services) => services
        .AddScoped<ProjectReader>()
        .AddScoped<FindProjects>()
        .AddScoped<Misspelling>()
        .AddScoped<EndProject>();
}
