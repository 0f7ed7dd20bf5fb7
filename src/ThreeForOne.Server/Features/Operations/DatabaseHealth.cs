using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using ThreeForOne.Server.Data;

namespace ThreeForOne.Server.Features.Operations;

/// <summary>Healthy when the database answers as the app's role.</summary>
public sealed class DatabaseHealth(Databases databases) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var connection = new NpgsqlConnection(databases.App);
            await connection.OpenAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (NpgsqlException cause)
        {
            return HealthCheckResult.Unhealthy("the database does not answer", cause);
        }
    }
}
