namespace ThreeForOne.Server.Features.History;

/// <summary>The programme's investment before this system: table 6, as printed.</summary>
public static class HistoryModule
{
    public static IServiceCollection AddHistory(this IServiceCollection services) =>
        services.AddScoped<ImportHistory>();
}
