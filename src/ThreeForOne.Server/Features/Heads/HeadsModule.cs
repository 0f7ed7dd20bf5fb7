namespace ThreeForOne.Server.Features.Heads;

/// <summary>Heads of the seals outside the database: written daily and by the verb `heads`.</summary>
public static class HeadsModule
{
    public static IServiceCollection AddHeads(this IServiceCollection services, string? folder) =>
        services.AddSingleton(new HeadsFolder(folder)).AddScoped<WriteHead>();
}
