using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ThreeForOne.Server.Data;

/// <summary>Connections to the database, and the <see cref="Database"/> of each request.</summary>
public static class DataModule
{
    /// <summary>The connections with which a GET reads: PostgreSQL itself refuses it a write.</summary>
    public const string ReadOnly = "read-only";

    /// <summary>Statements kept prepared on each connection; the least used one makes room.</summary>
    private const int PreparedMax = 200;

    public static IServiceCollection AddData(this IServiceCollection services, Databases databases)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(Kept(databases.App)));
        services.AddKeyedSingleton(ReadOnly, (_, _) => NpgsqlDataSource.Create(ReadingOnly(Kept(databases.App))));
        services.AddHttpContextAccessor();
        services.AddDbContext<Database>((found, options) => options.UsePostgres(found), ServiceLifetime.Scoped);
        return services;
    }

    /// <summary>
    /// Tables and columns in snake_case, on the connections that suit the request: a GET, or a HEAD, gets those that
    /// cannot write, whatever its page does. Jobs have no request and may write.
    /// </summary>
    public static void UsePostgres(this DbContextOptionsBuilder options, IServiceProvider found) => options
        .UseNpgsql(found.GetRequiredService<IHttpContextAccessor>().HttpContext is { } http && OnlyReads(http)
            ? found.GetRequiredKeyedService<NpgsqlDataSource>(ReadOnly)
            : found.GetRequiredService<NpgsqlDataSource>())
        .UseSnakeCaseNamingConvention();

    private static bool OnlyReads(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);

    // What is asked often stays prepared on its connection. Nothing that we set outlives its transaction, so a
    // connection needs no reset, which would throw away every plan and be a transaction of its own.
    private static string Kept(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString)
    {
        MaxAutoPrepare = PreparedMax, AutoPrepareMinUsages = 2, NoResetOnClose = true,
    }.ConnectionString;

    private static string ReadingOnly(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        connection.Options = $"{connection.Options} -c default_transaction_read_only=on".Trim();
        return connection.ConnectionString;
    }
}
