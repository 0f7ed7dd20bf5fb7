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
        // The options are made once, not for each request: which of the two suits it is all that a request decides.
        services.AddSingleton(found => Options(found, found.GetRequiredService<NpgsqlDataSource>()));
        services.AddKeyedSingleton(
            ReadOnly, (found, _) => Options(found, found.GetRequiredKeyedService<NpgsqlDataSource>(ReadOnly)));
        services.AddScoped(found => new Database(
            OnlyReads(found)
                ? found.GetRequiredKeyedService<DbContextOptions<Database>>(ReadOnly)
                : found.GetRequiredService<DbContextOptions<Database>>(),
            found.GetRequiredService<TimeProvider>()));
        return services;
    }

    /// <summary>
    /// Tables and columns in snake_case, on the connections that suit the request: a GET, or a HEAD, gets those that
    /// cannot write, whatever its page does. Jobs have no request and may write.
    /// </summary>
    public static void UsePostgres(this DbContextOptionsBuilder options, IServiceProvider found) => options
        .UseNpgsql(OnlyReads(found)
            ? found.GetRequiredKeyedService<NpgsqlDataSource>(ReadOnly)
            : found.GetRequiredService<NpgsqlDataSource>())
        .UseSnakeCaseNamingConvention();

    private static DbContextOptions<Database> Options(IServiceProvider found, NpgsqlDataSource source) =>
        new DbContextOptionsBuilder<Database>().UseNpgsql(source).UseSnakeCaseNamingConvention()
            .UseLoggerFactory(found.GetService<ILoggerFactory>()).Options;

    private static bool OnlyReads(IServiceProvider found) =>
        found.GetRequiredService<IHttpContextAccessor>().HttpContext is { Request.Method: var method }
        && (HttpMethods.IsGet(method) || HttpMethods.IsHead(method));

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
