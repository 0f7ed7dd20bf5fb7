using System.CommandLine;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Operations;

/// <summary>`work`: jobs without pages, on as many machines as are needed.</summary>
public static class WorkVerb
{
    public static Command Command()
    {
        var command = new Command("work", "Run jobs only: documents, mail, timers. Reads THREEFORONE_DATABASE.");
        command.SetAction(async (_, stop) =>
        {
            var settings = new HostSettings(ServeVerb.Open(), TimeProvider.System) { RunsJobs = true };
            using var host = WebHost.BuildWorker(settings);
            await host.StartAsync(stop);
            Console.WriteLine("working");
            await host.WaitForShutdownAsync(stop);
            return 0;
        });
        return command;
    }
}
