using DbUp;
using DbUp.Engine;
using DbUp.Postgresql;
using Hangfire.PostgreSql;
using Npgsql;
using ThreeForOne.Server.Features.Operations;

namespace ThreeForOne.Server.Data;

/// <summary>Brings a database to this program's schema: plain SQL, forward only, a transaction a file.</summary>
public static class Migrate
{
    /// <summary>One `migrate` at a time a database, whichever machine it is started on.</summary>
    public const long AdvisoryLock = 0x3F01_0001;

    /// <summary>Runs what has not run yet and returns its names; running it again changes nothing.</summary>
    /// <exception cref="OperatorError">Roles missing, a script changed after it ran, a newer schema.</exception>
    public static IReadOnlyList<string> Run(Databases databases, string? folder = null)
    {
        var owner = databases.Owner ?? throw new ArgumentException("`migrate` runs as the owner", nameof(databases));
        // No pool: a template database may have no connection left over.
        var connectionString = new NpgsqlConnectionStringBuilder(owner) { Pooling = false }.ConnectionString;
        using var connection = Open(connectionString);
        DatabaseRoles.Require(connection);
        Execute(connection, $"select pg_advisory_lock({AdvisoryLock})");

        var scripts = Scripts(folder);
        var journal = new MigrationJournal(connection);
        Check(scripts, journal.Read());
        var result = DeployChanges.To.PostgresqlDatabase(new PostgresqlConnectionManager(connectionString))
            .WithScripts(scripts)
            .WithVariablesDisabled()            // $body$ is a quote in SQL, not a variable
            .WithTransactionPerScript()
            .WithExecutionTimeout(TimeSpan.FromHours(1))
            .JournalTo(journal)
            .LogToNowhere()
            .Build().PerformUpgrade();
        if (!result.Successful)
            throw new OperatorError($"{result.ErrorScript?.Name ?? "migrate"}: {result.Error.Message}", result.Error);

        InstallHangfire(connection);
        return [.. result.Scripts.Select(s => s.Name)];
    }

    /// <summary>
    /// Runs the first scripts in the caller's transaction, on an empty database: for a restore, whose rows bring the
    /// journal of scripts with them.
    /// </summary>
    public static void RunWithin(NpgsqlConnection connection, int count, string? folder = null)
    {
        new MigrationJournal(connection).EnsureTableExistsAndIsLatestVersion(connection.CreateCommand);
        foreach (var script in Scripts(folder).Take(count)) Execute(connection, script.Contents);
    }

    /// <summary>Refuses what ran elsewhere unless it is the beginning of this program's own scripts.</summary>
    public static void RequireKnown(IEnumerable<(string Name, string Sha256)> ran, string? folder = null)
    {
        var ours = Scripts(folder);
        foreach (var (i, (name, sha256)) in ran.Index())
        {
            if (i >= ours.Length || ours[i].Name != name)
                throw new OperatorError($"the backup has the schema {name}, which this program does not know: "
                    + "use the program it was made with, or a newer one.");
            if (MigrationJournal.Hash(ours[i].Contents) != sha256)
                throw new OperatorError($"{name} is another script here than where the backup was taken.");
        }
    }

    /// <summary>Refuses to start on a schema that is not exactly this program's; asked as any role.</summary>
    public static void RequireCurrent(string connectionString, string? folder = null)
    {
        using var connection = Open(connectionString);
        var scripts = Scripts(folder);
        var applied = new MigrationJournal(connection).Read();
        Check(scripts, applied);
        var missing = scripts.Length - applied.Count;
        if (missing > 0) throw new OperatorError($"the database lacks {missing} migrations: run `migrate` first.");
    }

    private static void Check(SqlScript[] scripts, SortedDictionary<string, string> applied)
    {
        var known = scripts.ToDictionary(s => s.Name, s => MigrationJournal.Hash(s.Contents));
        foreach (var (name, hash) in applied)
        {
            if (!known.TryGetValue(name, out var ours))
                throw new OperatorError($"the database is newer than this program: it holds {name}.");
            if (ours != hash)
                throw new OperatorError($"{name} was changed after it ran on this database; write a new one instead.");
        }

        // A script that sorts before one that ran would give two databases two orders.
        if (applied.Count > 0 && scripts.FirstOrDefault(s => !applied.ContainsKey(s.Name)
            && string.CompareOrdinal(s.Name, applied.Keys.Last()) < 0) is { } late)
            throw new OperatorError(
                $"{late.Name} comes before {applied.Keys.Last()}, which ran; give it the next number.");
    }

    private static SqlScript[] Scripts(string? folder)
    {
        folder ??= Parts.Beside("migrations");
        if (!Directory.Exists(folder)) throw new OperatorError($"no migrations in {folder}.");
        return [.. Directory.GetFiles(folder, "*.sql")
            .OrderBy(Path.GetFileName, StringComparer.Ordinal)
            .Select(file => new SqlScript(Path.GetFileName(file), File.ReadAllText(file)))];
    }

    private static void InstallHangfire(NpgsqlConnection connection)
    {
        PostgreSqlObjectsInstaller.Install(connection, "hangfire");
        Execute(connection, """
            grant usage on schema hangfire to tfo_app;
            grant select, insert, update, delete on all tables in schema hangfire to tfo_app;
            grant usage, select on all sequences in schema hangfire to tfo_app;
            """);
    }

    private static NpgsqlConnection Open(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch (NpgsqlException cause)
        {
            connection.Dispose();
            throw new OperatorError($"cannot reach the database: {cause.Message}", cause);
        }
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
