using Hangfire;
using Hangfire.PostgreSql;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Operations;

/// <summary>What operators need: health, and the scheduler that wakes the jobs.</summary>
public static class OperationsModule
{
    public static IServiceCollection AddOperations(this IServiceCollection services, HostSettings settings)
    {
        services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database").AddCheck<SchemaHealth>("schema")
            .AddCheck<LagHealth>("work and seals").AddCheck<RendererHealth>("renderer");
        services.AddScoped<RetryWork>();
        services.AddScoped<ResolveIncident>();
        services.AddScoped<ReadOperations>();
        services.AddHangfire(jobs => jobs
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            // `migrate` makes the schema as the owner; the app's role may not.
            .UsePostgreSqlStorage(store => store.UseNpgsqlConnection(settings.Databases.App),
                new PostgreSqlStorageOptions { SchemaName = "hangfire", PrepareSchemaIfNecessary = false }));
        if (settings.RunsJobs) services.AddHangfireServer(server => server.WorkerCount = Environment.ProcessorCount);
        return services;
    }

    public static void MapOperations(this WebApplication app)
    {
        // Alive: the process answers. Ready: it reaches a database of its schema. What is only late stays in service:
        // taking every node out because mail waits would help nobody.
        app.MapHealthChecks("/health/live", new HealthCheckOptions
        {
            Predicate = _ => false, ResponseWriter = HealthAnswer.Write,
        }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = HealthAnswer.Write })
            .AllowAnonymous();
    }
}
