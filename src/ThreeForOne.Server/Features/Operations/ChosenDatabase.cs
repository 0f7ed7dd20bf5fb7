using System.CommandLine;
using Npgsql;
using ThreeForOne.Server.Data;

namespace ThreeForOne.Server.Features.Operations;

/// <summary>
/// The database that a verb works on: the one that the environment names, or a demonstration's private one, which is
/// started for the verb when it is not running.
/// </summary>
public sealed class ChosenDatabase : IAsyncDisposable
{
    private readonly EmbeddedPostgres? _started;

    private ChosenDatabase(Databases databases, EmbeddedPostgres? started) =>
        (Databases, _started) = (databases, started);

    public static Option<string?> DataOption { get; } = new("--data")
    {
        Description = "A demonstration's data folder, in place of THREEFORONE_DATABASE; it may be running.",
        HelpName = "DIR",
    };

    public Databases Databases { get; }

    public static async Task<ChosenDatabase> Open(string? folder, CancellationToken stop)
    {
        if (folder is null) return new(Databases.FromEnvironment(), null);
        var root = Path.GetFullPath(folder);
        if (!File.Exists(Passwords.In(root))) throw new OperatorError($"{root} holds no demonstration's database.", 2);
        if (await Running(root, stop) is { } running) return new(running, null);
        var postgres = await EmbeddedPostgres.Start(DataFolder.Take(root, Say), Say, [], stop);
        return new(postgres.Databases, postgres);
    }

    public async ValueTask DisposeAsync()
    {
        if (_started is not null) await _started.DisposeAsync();
    }

    // A demonstration that runs holds the folder; its database answers on the port in its pid file.
    private static async Task<Databases?> Running(string root, CancellationToken stop)
    {
        var pid = Path.Combine(DataFolder.PostgresOf(root), "postmaster.pid");
        if (!File.Exists(pid) || (await File.ReadAllLinesAsync(pid, stop)).ElementAtOrDefault(3) is not { } line
            || !int.TryParse(line, out var port) || Passwords.Read(root) is not { } passwords) return null;
        var databases = new Databases(
            EmbeddedPostgres.Connection(port, EmbeddedPostgres.DatabaseName, "tfo_app", passwords.App),
            EmbeddedPostgres.Connection(port, EmbeddedPostgres.DatabaseName, "tfo_owner", passwords.Owner),
            EmbeddedPostgres.Connection(port, EmbeddedPostgres.DatabaseName, "tfo_verifier", passwords.Verifier));
        try
        {
            await using var connection = new NpgsqlConnection(databases.App);
            await connection.OpenAsync(stop);
            return databases;
        }
        catch (NpgsqlException)
        {
            return null;   // the pid file of a server that was killed
        }
    }

    private static void Say(string line) => Console.Error.WriteLine(line);
}
