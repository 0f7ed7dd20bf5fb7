using System.CommandLine;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Operations;

namespace ThreeForOne.Server.Features.Heads;

/// <summary>`heads`: writes the head of the seals outside the database now, as the daily job does.</summary>
public static class HeadsVerb
{
    private static readonly Option<string?> s_to = new("--to")
    {
        Description = "Folder of heads.txt, in place of THREEFORONE_HEADS; best on another machine's disk.",
        HelpName = "DIR",
    };

    public static Command Command()
    {
        var command = new Command("heads",
            "Add the head of the seals (number, hash, instant, count) to heads.txt, for `verify --head`. Reads THREEFORONE_DATABASE.")
        {
            s_to,
            ChosenDatabase.DataOption,
        };
        command.SetAction(async (arguments, stop) =>
        {
            var data = arguments.GetValue(ChosenDatabase.DataOption);
            var folder = arguments.GetValue(s_to) ?? HeadsFolder.FromEnvironment()
                ?? (data is null ? null : DataFolder.HeadsOf(data))
                ?? throw new OperatorError($"give --to DIR, or set {HeadsFolder.Variable}.", 2);
            await using var chosen = await ChosenDatabase.Open(data, stop);
            Migrate.RequireCurrent(chosen.Databases.App);
            await using var services = new ServiceCollection().AddLogging().AddData(chosen.Databases)
                .AddSingleton(TimeProvider.System).AddHeads(folder).BuildServiceProvider();
            await using var scope = services.CreateAsyncScope();
            var head = await scope.ServiceProvider.GetRequiredService<WriteHead>().Run(stop);
            Console.WriteLine(head?.ToString() ?? "no new seal since the last head");
            return 0;
        });
        return command;
    }
}
