using Npgsql;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Operations;
using ThreeForOne.Server.Tests;

[assembly: AssemblyFixture(typeof(TestCluster))]

namespace ThreeForOne.Server.Tests;

/// <summary>One private PostgreSQL a test run, with a migrated template that each test class clones.</summary>
public sealed class TestCluster : IAsyncLifetime
{
    private const string Template = "migrated_template";

    // Tests may lose their data with the machine: without fsync a clone takes a fraction of the time.
    public static readonly IReadOnlyList<string> Fast =
        ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "max_wal_size=4GB"];

    private readonly string _folder = Scratch.New();
    private EmbeddedPostgres? _postgres;
    private int _clones;

    public EmbeddedPostgres Postgres => _postgres ?? throw new InvalidOperationException("not started");

    public async ValueTask InitializeAsync()
    {
        _postgres = await EmbeddedPostgres.Start(DataFolder.Take(_folder, Say), Say, Fast, CancellationToken.None);
        Migrate.Run(_postgres.Databases);
        await Execute($"alter database {EmbeddedPostgres.DatabaseName} rename to {Template}");
        await Execute($"alter database {Template} allow_connections false");
    }

    /// <summary>A migrated database of one's own.</summary>
    public async Task<Databases> Clone()
    {
        var name = $"test_{Interlocked.Increment(ref _clones)}";
        await Execute($"create database {name} template {Template} owner tfo_owner strategy file_copy");
        return Postgres.Databases.Named(name);
    }

    /// <summary>A copy of a database; whoever is still connected to it is cut off.</summary>
    public async Task<Databases> Copy(Databases filled)
    {
        var name = $"test_{Interlocked.Increment(ref _clones)}";
        var source = new NpgsqlConnectionStringBuilder(filled.App).Database;
        await Execute($"select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = '{source}'");
        await Execute($"create database {name} template {source} owner tfo_owner strategy file_copy");
        return Postgres.Databases.Named(name);
    }

    /// <summary>A database with nothing in it yet.</summary>
    public async Task<Databases> Empty()
    {
        var name = $"empty_{Interlocked.Increment(ref _clones)}";
        await Execute($"create database {name} owner tfo_owner");
        return Postgres.Databases.Named(name);
    }

    public async Task Drop(Databases databases)
    {
        databases.ClearPools();
        await Execute($"drop database {new NpgsqlConnectionStringBuilder(databases.App).Database} with (force)");
    }

    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null) await _postgres.DisposeAsync();
        Scratch.Delete(_folder);
    }

    private async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(Postgres.Superuser);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static void Say(string line) => Console.Error.WriteLine(line);
}

/// <summary>A migrated database for one test class: <c>IClassFixture&lt;TestDatabase&gt;</c>.</summary>
public sealed class TestDatabase(TestCluster cluster) : IAsyncLifetime
{
    public Databases Databases { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Databases = await cluster.Clone();

    public async ValueTask DisposeAsync() => await cluster.Drop(Databases);

    /// <summary>Runs SQL as the owner and returns its first value.</summary>
    public Task<object?> Owner(string sql) => Sql.Scalar(Databases.Owner!, sql);

    /// <summary>Runs SQL as the app and returns its first value.</summary>
    public Task<object?> App(string sql) => Sql.Scalar(Databases.App, sql);
}

/// <summary>Bare SQL for tests that look past the program.</summary>
public static class Sql
{
    /// <summary>The first column of every row.</summary>
    public static async Task<IReadOnlyList<string>> List(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync();
        var list = new List<string>();
        while (await rows.ReadAsync()) list.Add(rows.GetString(0));
        return list;
    }

    public static async Task<object?> Scalar(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}

/// <summary>Folders that last as long as a test.</summary>
public static class Scratch
{
    public static string New()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"three-for-one-{Guid.CreateVersion7():n}");
        Directory.CreateDirectory(folder);
        return folder;
    }

    public static void Delete(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
