using Npgsql;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Operations;

namespace ThreeForOne.Benchmarks;

/// <summary>
/// A private PostgreSQL 18 as the product starts it, with fsync and synchronous commit as they are for real data; only
/// autovacuum is off, so that it does not fall into one measurement and not into the other.
/// </summary>
public sealed class BenchmarkCluster : IAsyncDisposable
{
    private static readonly string[] Settings = ["autovacuum=off", "max_wal_size=8GB", "checkpoint_timeout=1h"];

    private readonly string _folder;
    private readonly EmbeddedPostgres _postgres;

    private BenchmarkCluster(string folder, EmbeddedPostgres postgres) => (_folder, _postgres) = (folder, postgres);

    public Databases Databases => _postgres.Databases;

    /// <summary>The superuser, in the benchmark's database: for the stage, the floor and what is counted.</summary>
    public string Superuser => new NpgsqlConnectionStringBuilder(_postgres.Superuser)
    {
        Database = EmbeddedPostgres.DatabaseName,
    }.ConnectionString;

    public static async Task<BenchmarkCluster> Start(CancellationToken stop)
    {
        var folder = Path.Combine(
            Path.GetTempPath(), $"three-for-one-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):n}");
        Directory.CreateDirectory(folder);
        var postgres = await EmbeddedPostgres.Start(DataFolder.Take(folder, Say), Say, Settings, stop);
        Migrate.Run(postgres.Databases);
        return new(folder, postgres);
    }

    /// <summary>Asks the server itself, from outside the benchmark's database, so that asking is not counted.</summary>
    public Task<T> Ask<T>(string sql, CancellationToken stop) => Ask<T>(_postgres.Superuser, sql, stop);

    public static async Task<T> Ask<T>(string connectionString, string sql, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(stop);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        return (T)(await command.ExecuteScalarAsync(stop))!;
    }

    public async Task Do(string sql, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(Superuser);
        await connection.OpenAsync(stop);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync(stop);
    }

    public async ValueTask DisposeAsync()
    {
        await _postgres.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static void Say(string line) => Console.Error.WriteLine(line);
}
