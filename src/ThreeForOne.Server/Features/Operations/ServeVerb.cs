using System.CommandLine;
using Npgsql;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Operations;

/// <summary>`serve`: pages and jobs on the database that the environment names.</summary>
public static class ServeVerb
{
    private static readonly Option<string> s_address = new("--address")
    {
        Description = "Address to listen on, behind a proxy that speaks TLS.",
        HelpName = "URL",
        DefaultValueFactory = _ => "http://127.0.0.1:5080",
        Validators =
        {
            result =>
            {
                if (!Uri.TryCreate(result.GetValueOrDefault<string>(), UriKind.Absolute, out var url)
                    || url.Scheme is not ("http" or "https"))
                    result.AddError("--address takes a URL such as http://127.0.0.1:5080.");
            },
        },
    };

    private static readonly Option<bool> s_pagesOnly = new("--pages-only")
    {
        Description = "Leave the jobs to `work` on other machines.",
    };

    public static Command Command()
    {
        var command = new Command("serve",
            "Serve pages and run jobs. Reads THREEFORONE_DATABASE; refuses a demonstration's database.")
        {
            s_address,
            s_pagesOnly,
        };
        command.SetAction(async (arguments, stop) =>
        {
            var databases = Open();
            await using var app = WebHost.Build(new HostSettings(databases, TimeProvider.System)
            {
                Addresses = [arguments.GetValue(s_address)!],
                RunsJobs = !arguments.GetValue(s_pagesOnly),
            });
            await app.Listen(stop);
            Console.WriteLine($"serving on {string.Join(", ", app.Urls)}");
            await app.WaitForShutdownAsync(stop);
            return 0;
        });
        return command;
    }

    /// <summary>The environment's database, when it has this program's schema and is no demonstration.</summary>
    public static Databases Open()
    {
        var databases = Databases.FromEnvironment();
        Migrate.RequireCurrent(databases.App);
        using var connection = new NpgsqlConnection(databases.App);
        connection.Open();
        using var command = new NpgsqlCommand("select is_demo from installation", connection);
        if (command.ExecuteScalar() is true)
            throw new OperatorError(
                "this database holds demonstration data, where anyone may be anyone: it is not served.");
        return databases;
    }
}
