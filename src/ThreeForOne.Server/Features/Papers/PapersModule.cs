namespace ThreeForOne.Server.Features.Papers;

/// <summary>Papers that people hand in: kept, looked at, decided on.</summary>
public static class PapersModule
{
    public static IServiceCollection AddPapers(this IServiceCollection services) => services
        .AddSingleton(new FileScanner(Environment.GetEnvironmentVariable(FileScanner.Setting)))
        .AddScoped<KeepFile>();
}
