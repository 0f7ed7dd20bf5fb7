using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using ThreeForOne.Server.Data;

namespace ThreeForOne.Server.Features.Operations;

/// <summary>
/// A private PostgreSQL 18 as our child process: on 127.0.0.1 and a free port, with generated passwords and no socket.
/// It stops with us, also after kill -9, and what a crash left behind is cleared at the next start.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    public const string DatabaseName = "threeforone";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly DataFolder _folder;
    private readonly string _binaries;
    private readonly PostgresProcess _process;

    private EmbeddedPostgres(
        DataFolder folder, string binaries, PostgresProcess process, string superuser, Databases databases)
    {
        (_folder, _binaries, _process, Superuser, Databases) = (folder, binaries, process, superuser, databases);
        AppDomain.CurrentDomain.ProcessExit += StopAtExit;
    }

    /// <summary>Connection strings of the three roles.</summary>
    public Databases Databases { get; }

    /// <summary>Connection string of the server's superuser, to its maintenance database.</summary>
    public string Superuser { get; }

    /// <summary>Starts the database of a folder, making it when new.</summary>
    /// <param name="folder">The data folder, already taken; it is released when the database stops.</param>
    /// <param name="say">Told in one line about anything a person may wonder at.</param>
    /// <param name="settings">Extra settings such as fsync=off, for tests only.</param>
    /// <param name="stop">Gives up starting.</param>
    public static async Task<EmbeddedPostgres> Start(
        DataFolder folder, Action<string> say, IReadOnlyList<string> settings, CancellationToken stop)
    {
        var binaries = PostgresBinaries.Ready(say);
        var passwords = Initialise(folder, binaries);
        StopOrphan(folder, binaries);
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort();
            var process = PostgresProcess.Start(folder, binaries, port, settings);
            try
            {
                var superuser = Connection(port, "postgres", "postgres", passwords.Superuser);
                await Accepts(process, superuser, stop);
                await MakeDatabase(superuser, passwords, stop);
                return new(folder, binaries, process, superuser, new(
                    Connection(port, DatabaseName, "tfo_app", passwords.App),
                    Connection(port, DatabaseName, "tfo_owner", passwords.Owner),
                    Connection(port, DatabaseName, "tfo_verifier", passwords.Verifier)));
            }
            catch (Exception cause)
            {
                Stop(folder, binaries, process);
                // Someone may take the free port between our asking and PostgreSQL's binding.
                var isTaken = process.Said.Contains("could not bind", StringComparison.Ordinal);
                if (attempt < 3 && cause is OperatorError && isTaken) continue;
                throw;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= StopAtExit;
        Databases.ClearPools();
        await Task.Run(() => Stop(_folder, _binaries, _process));
        _folder.Dispose();
    }

    private void StopAtExit(object? sender, EventArgs e) => Stop(_folder, _binaries, _process);

    private static Passwords Initialise(DataFolder folder, string binaries)
    {
        var version = Path.Combine(folder.Postgres, "PG_VERSION");
        var passwords = Passwords.Read(folder.Root);
        if (Directory.Exists(folder.Postgres))
        {
            var major = File.Exists(version) ? File.ReadAllText(version).Trim() : "of no known version";
            if (major != $"{PostgresBinaries.Major}")
                throw new OperatorError($"{folder.Postgres} was made by PostgreSQL {major}, this program brings "
                    + $"{PostgresBinaries.Major}: use the program it was made with, or start anew with --reset.");
            return passwords ?? throw new OperatorError($"{Passwords.In(folder.Root)} is missing, so {folder.Postgres} "
                + "cannot be opened: put the file back, or start anew with --reset.");
        }

        passwords = Passwords.Make(folder.Root);
        // Made beside and moved into place: a folder that exists is a complete one.
        var half = folder.Postgres + ".new";
        if (Directory.Exists(half)) Directory.Delete(half, recursive: true);
        Directory.CreateDirectory(half);
        PostgresAccount.Give(half);
        var secret = half + ".secret";
        File.WriteAllText(secret, passwords.Superuser);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(secret, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        PostgresAccount.Give(secret);
        try
        {
            PostgresAccount.Run(PostgresAccount.Command(Path.Combine(binaries, "bin", "initdb"),
                "--pgdata", half, "--username=postgres", $"--pwfile={secret}", "--auth=scram-sha-256",
                "--no-instructions", "--encoding=UTF8", "--locale=C", "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
        }
        finally
        {
            File.Delete(secret);
        }
        Directory.Move(half, folder.Postgres);
        return passwords;
    }

    // After kill -9 a server may still run on the folder, or its pid file may name a process that is something else.
    private static void StopOrphan(DataFolder folder, string binaries)
    {
        var file = Path.Combine(folder.Postgres, "postmaster.pid");
        if (!File.Exists(file)) return;
        try
        {
            var isNumber = int.TryParse(File.ReadLines(file).FirstOrDefault(), out var id);
            if (isNumber && PostgresProcess.Runs(id)) PgCtlStop(folder, binaries);
        }
        catch (OperatorError)
        {
            // It ended meanwhile; if it did not, the start below says so.
        }
        File.Delete(file);
    }

    private static void Stop(DataFolder folder, string binaries, PostgresProcess process)
    {
        try
        {
            if (process.IsRunning) PgCtlStop(folder, binaries);
        }
        catch (OperatorError)
        {
            process.Kill();   // it has its write-ahead log
        }
        process.WaitForExit();
    }

    private static void PgCtlStop(DataFolder folder, string binaries) =>
        PostgresAccount.Run(PostgresAccount.Command(Path.Combine(binaries, "bin", "pg_ctl"),
            "stop", "--pgdata", folder.Postgres, "--mode=fast", "--wait", "--timeout=30"));

    private static async Task Accepts(PostgresProcess process, string superuser, CancellationToken stop)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            if (!process.IsRunning) throw new OperatorError($"PostgreSQL did not start: {process.Said}");
            try
            {
                await using var connection = new NpgsqlConnection(superuser);
                await connection.OpenAsync(stop);
                return;
            }
            catch (NpgsqlException cause)
            {
                if (waited.Elapsed > s_patience)
                    throw new OperatorError($"PostgreSQL does not answer: {process.Said}", cause);
                await Task.Delay(20, stop);
            }
        }
    }

    private static async Task MakeDatabase(string superuser, Passwords passwords, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(superuser);
        await connection.OpenAsync(stop);
        await using var ask = new NpgsqlCommand($"""
            select exists (select from pg_roles where rolname = 'tfo_owner'),
                exists (select from pg_database where datname = '{DatabaseName}')
            """, connection);
        bool roles, database;
        await using (var found = await ask.ExecuteReaderAsync(stop))
        {
            await found.ReadAsync(stop);
            (roles, database) = (found.GetBoolean(0), found.GetBoolean(1));
        }
        // Npgsql sends the statements of one command as one transaction: all roles or none.
        if (!roles) await Execute(DatabaseRoles.Sql(passwords.Owner, passwords.App, passwords.Verifier));
        if (!database) await Execute($"create database {DatabaseName} owner tfo_owner");

        async Task Execute(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(stop);
        }
    }

    /// <summary>How to reach a database of a server on this machine.</summary>
    public static string Connection(int port, string database, string user, string password) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Database = database,
            Username = user,
            Password = password,
            Pooling = user != "postgres",
            Timeout = 15,
        }.ConnectionString;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
