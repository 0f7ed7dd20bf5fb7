namespace ThreeForOne.Server.Features.Programmes;

/// <summary>Editions and their envelopes.</summary>
public static class ProgrammesModule
{
    public static IServiceCollection AddProgrammes(this IServiceCollection services) => services
        .AddScoped<OpenEdition>()
        .AddScoped<Envelopes>()
        .AddScoped<PublishEnvelope>();
}
