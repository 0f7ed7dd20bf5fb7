using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Documents.Rendering;

namespace ThreeForOne.Server.Features.Operations;

/// <summary>Healthy when the database has exactly this program's schema.</summary>
public sealed class SchemaHealth(Databases databases) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            Migrate.RequireCurrent(databases.App);
            return Task.FromResult(HealthCheckResult.Healthy());
        }
        catch (OperatorError problem)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy(problem.Message));
        }
    }
}

/// <summary>Degraded when work or seals are late: pages still serve, but someone should look.</summary>
public sealed class LagHealth(NpgsqlDataSource source) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var figures = await OperatingFigures.Read(source, cancellationToken);
            if (figures.WorkIsLate)
                return HealthCheckResult.Degraded(FormattableString.Invariant(
                    $"work has been due for {figures.OldestSeconds:0} s; {figures.Failed} of {figures.Waiting} failed"));
            return figures.SealsAreLate
                ? HealthCheckResult.Degraded(
                    FormattableString.Invariant($"seals are {figures.SealLagSeconds:0} s late"))
                : HealthCheckResult.Healthy();
        }
        catch (NpgsqlException cause)
        {
            return HealthCheckResult.Unhealthy("the database does not answer", cause);
        }
    }
}

/// <summary>Degraded without the program that makes PDFs: everything else works, documents wait.</summary>
public sealed class RendererHealth(PdfRendererOptions options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(File.Exists(options.NodeOrDefault) || Settings.OnPath(options.NodeOrDefault)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded($"{options.NodeOrDefault} is not found: documents wait for their PDF"));
}
