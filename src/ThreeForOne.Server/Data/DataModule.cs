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
        // The options are made once, not for each request: its connection is all that a request decides.
        services.AddSingleton(found =>
            new DbContextOptionsBuilder<Database>().UseNpgsql().UseSnakeCaseNamingConvention()
                .UseLoggerFactory(found.GetService<ILoggerFactory>()).Options);
        services.AddScoped(found =>
        {
            var database = new Database(
                found.GetRequiredService<DbContextOptions<Database>>(), found.GetRequiredService<TimeProvider>());
            database.Database.SetDbConnection(Connection(found), contextOwnsConnection: true);
            return database;
        });
        return services;
    }

    /// <summary>
    /// Tables and columns in snake_case, on a connection that suits the request: a GET, or a HEAD, gets one that cannot
    /// write, whatever its page does. Jobs have no request and may write.
    /// </summary>
    public static void UsePostgres(this DbContextOptionsBuilder options, IServiceProvider found) =>
        options.UseNpgsql(Connection(found), contextOwnsConnection: true).UseSnakeCaseNamingConvention();

    // EF is given the connection, not its source: it would keep a model, and compile every query, for each source.
    private static NpgsqlConnection Connection(IServiceProvider found) =>
        (OnlyReads(found)
            ? found.GetRequiredKeyedService<NpgsqlDataSource>(ReadOnly)
            : found.GetRequiredService<NpgsqlDataSource>()).CreateConnection();

    private static bool OnlyReads(IServiceProvider found) =>
        found.GetRequiredService<IHttpContextAccessor>().HttpContext is { Request.Method: var method }
        && (HttpMethods.IsGet(method) || HttpMethods.IsHead(method));

    // What is asked often stays prepared on its connection, with one plan for all values: with the policies of each
    // table a plan costs more than most answers, and filters that are not set are not in the text. Nothing that we set
    // outlives its transaction, so a connection needs no reset, which would throw away every plan and be a transaction
    // of its own.
    private static string Kept(string connectionString) => With(
        new(connectionString) { MaxAutoPrepare = PreparedMax, AutoPrepareMinUsages = 2, NoResetOnClose = true },
        "plan_cache_mode=force_generic_plan");

    private static string ReadingOnly(string connectionString) =>
        With(new(connectionString), "default_transaction_read_only=on");

    private static string With(NpgsqlConnectionStringBuilder connection, string setting)
    {
        connection.Options = $"{connection.Options} -c {setting}".Trim();
        return connection.ConnectionString;
    }
}
