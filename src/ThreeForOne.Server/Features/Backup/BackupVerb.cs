using System.CommandLine;
using System.Diagnostics;
using Npgsql;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.DemoClock;
using ThreeForOne.Server.Features.Operations;

namespace ThreeForOne.Server.Features.Backup;

/// <summary>`backup DIR`: everything that is stored, of one moment, while people work.</summary>
public static class BackupVerb
{
    private static readonly Argument<string> s_folder = new("DIR") { Description = "A folder that is new or empty." };

    public static Command Command()
    {
        var command = new Command("backup",
            "Copy everything into DIR while people work: tables, files, keys. Reads THREEFORONE_DATABASE and _VERIFIER.")
        {
            s_folder,
            ChosenDatabase.DataOption,
        };
        command.SetAction(async (arguments, stop) =>
        {
            await using var chosen = await ChosenDatabase.Open(arguments.GetValue(ChosenDatabase.DataOption), stop);
            return await Run(chosen.Databases, arguments.GetValue(s_folder)!, Console.Out, stop);
        });
        return command;
    }

    public static async Task<int> Run(Databases databases, string folder, TextWriter to, CancellationToken stop)
    {
        Migrate.RequireCurrent(databases.App);
        var verifier = databases.Verifier ?? throw new OperatorError(
            "THREEFORONE_DATABASE_VERIFIER is not set: give the connection string of tfo_verifier.", 2);
        var time = Stopwatch.StartNew();
        var backup = await new TakeBackup(verifier).Handle(folder, stop);
        var manifest = backup.Manifest;
        to.WriteLine(FormattableString.Invariant(
            $"{manifest.Tables.Count} tables, {backup.Rows} rows, {backup.Bytes / 1e6:0.0} MB packed in ")
            + FormattableString.Invariant($"{time.Elapsed.TotalSeconds:0.0} s"));
        to.WriteLine($"in {backup.Folder}, as of {manifest.TakenAt.UtcDateTime:yyyy-MM-dd HH:mm:ss.fff} UTC, "
            + $"last seal {manifest.SealNo}");
        to.WriteLine($"manifest {backup.ManifestSha256}: note it elsewhere, `restore` prints it again");
        await Tell(databases, backup, to, stop);
        return 0;
    }

    // The backup is whole already; a database that takes no note of it does not make it worse.
    private static async Task Tell(Databases databases, FinishedBackup backup, TextWriter to, CancellationToken stop)
    {
        try
        {
            await using var services = Recording(databases);
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<RecordBackup>().Taken(backup, stop);
        }
        catch (Exception cause) when (cause is NpgsqlException or InvalidOperationException)
        {
            to.WriteLine($"the database took no note of it: {cause.Message}");
        }
    }

    /// <summary>What writes into the trail from the command line.</summary>
    public static ServiceProvider Recording(Databases databases) => new ServiceCollection().AddLogging()
        .AddData(databases).AddSingleton(TimeProvider.System).AddSingleton(new RealTime(TimeProvider.System))
        .AddScoped<RecordBackup>().BuildServiceProvider();
}
