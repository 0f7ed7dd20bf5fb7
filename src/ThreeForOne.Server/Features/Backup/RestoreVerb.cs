using System.CommandLine;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Operations;
using ThreeForOne.Server.Features.Verification;

namespace ThreeForOne.Server.Features.Backup;

/// <summary>`restore DIR`: a backup into an empty database, proved by `verify`.</summary>
public static class RestoreVerb
{
    private static readonly Argument<string> s_folder = new("DIR") { Description = "The folder of a backup." };

    private static readonly Option<string?> s_data = new("--data")
    {
        Description = "For a drill: a new folder for a private PostgreSQL, in place of THREEFORONE_DATABASE_OWNER.",
        HelpName = "NEWDIR",
    };

    public static Command Command()
    {
        var command = new Command("restore",
            "Put a backup into an empty database, migrate it onward and verify it. Reads THREEFORONE_DATABASE_OWNER.")
        {
            s_folder,
            s_data,
        };
        command.SetAction(async (arguments, stop) =>
        {
            var folder = Path.GetFullPath(arguments.GetValue(s_folder)!);
            if (arguments.GetValue(s_data) is not { } data)
                return await Run(Databases.OwnerFromEnvironment(), folder, Console.Out, stop);
            await using var postgres = await EmbeddedPostgres.Start(
                DataFolder.Take(data, Console.Error.WriteLine), Console.Error.WriteLine, [], stop);
            return await Run(postgres.Databases, folder, Console.Out, stop);
        });
        return command;
    }

    public static async Task<int> Run(Databases databases, string folder, TextWriter to, CancellationToken stop)
    {
        var (manifest, sha256) = await new RestoreDatabase(databases).Handle(folder, to.WriteLine, stop);
        await using (var services = BackupVerb.Recording(databases))
        await using (var scope = services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<RecordBackup>().Restored(manifest, sha256, stop);
        return await VerifyVerb.Run(databases.Verifier!, to, stop);
    }
}
