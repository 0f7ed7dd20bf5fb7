using System.CommandLine;
using ThreeForOne.Server.Data;

namespace ThreeForOne.Server.Features.Operations;

/// <summary>`migrate`: brings the database that the environment names to this program's schema.</summary>
public static class MigrateVerb
{
    public static Command Command()
    {
        var command = new Command("migrate",
            "Bring the database to this program's schema; again changes nothing. Reads THREEFORONE_DATABASE_OWNER.");
        command.SetAction(_ =>
        {
            var ran = Migrate.Run(Databases.OwnerFromEnvironment());
            foreach (var name in ran) Console.WriteLine(name);
            Console.WriteLine(ran.Count == 0 ? "nothing to migrate" : $"{ran.Count} migrations ran");
            return 0;
        });
        return command;
    }
}
