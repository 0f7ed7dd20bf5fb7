using System.Net;
using System.Net.Sockets;
using Npgsql;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.DemoClock;
using ThreeForOne.Server.Features.Heads;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Operations;

/// <summary>A whole demonstration in one process: database, pages and jobs, on 127.0.0.1 only.</summary>
public sealed class DemoHost : IAsyncDisposable
{
    private DemoHost(EmbeddedPostgres postgres, WebApplication app, StoredClock clock)
    {
        (Postgres, App, Clock) = (postgres, app, clock);
    }

    public EmbeddedPostgres Postgres { get; }

    public WebApplication App { get; }

    public StoredClock Clock { get; }

    /// <summary>The address to open: by name, since passkeys refuse an IP address.</summary>
    public string Address => $"http://localhost:{App.Port()}";

    /// <summary>
    /// Starts everything on a data folder, going on where the last start stopped. A new folder gets a year under way
    /// and a session worth looking at, if asked for.
    /// </summary>
    public static async Task<DemoHost> Start(
        string data, int port, bool reset, Steps steps, CancellationToken stop, bool lively = false)
    {
        port = Free(port);   // before the slow steps; documents print it
        var folder = DataFolder.Take(data, steps.Say);
        EmbeddedPostgres? postgres = null;
        WebApplication? app = null;
        try
        {
            if (reset) folder.Clear();
            var isNew = !Directory.Exists(folder.Postgres);
            postgres = await steps.Do(
                isNew ? "database: making PostgreSQL's folder and starting it" : "database: starting PostgreSQL",
                () => EmbeddedPostgres.Start(folder, steps.Say, [], stop));
            await steps.Do("migrations", () => Task.Run(() => Migrate.Run(postgres.Databases), stop));
            await RefuseRealPeople(postgres.Databases, stop);
            var clock = await StoredClock.Open(postgres.Databases.App, TimeProvider.System, stop);
            app = WebHost.Build(new HostSettings(postgres.Databases, clock)
            {
                Addresses = [$"http://127.0.0.1:{port}"],
                RunsJobs = true,
                IsDemo = true,
                HeadsFolder = HeadsFolder.FromEnvironment() ?? DataFolder.HeadsOf(data),
            });
            await steps.Do("demo data", async () =>
            {
                await DemoData.Load(app.Services, stop);
                return 0;
            });
            await steps.Do("pages and jobs", async () =>
            {
                await app.Listen(stop);
                return 0;
            });
            if (lively && isNew) await Fill(app, steps, stop);
            return new(postgres, app, clock);
        }
        catch
        {
            if (app is not null)
            {
                // Its jobs end before what they use.
                await app.StopAsync(CancellationToken.None);
                await app.DisposeAsync();
            }
            if (postgres is not null) await postgres.DisposeAsync();
            folder.Dispose();
            throw;
        }
    }

    private static async Task Fill(WebApplication app, Steps steps, CancellationToken stop)
    {
        await steps.Do("a year under way", async () =>
        {
            await DemoYear.Load(app.Services, new Uri($"http://localhost:{app.Port()}"), stop);
            return 0;
        });
        await steps.Do($"a committee session with {DemoWorks.All.Count} projects", async () =>
        {
            await DemoSession.Load(app.Services, stop);
            return 0;
        });
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync(CancellationToken.None);
        await App.DisposeAsync();
        await Postgres.DisposeAsync();
    }

    // A restored backup may lie in the folder; as a demonstration anyone could sign in as anyone.
    private static async Task RefuseRealPeople(Databases databases, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(databases.App);
        await connection.OpenAsync(stop);
        await using var command = new NpgsqlCommand(
            "select not is_demo and exists (select from account) from installation", connection);
        if (await command.ExecuteScalarAsync(stop) is true)
            throw new OperatorError(
                "this folder holds real people's data, restored from a backup: it is not shown as a demonstration.");
    }

    private static int Free(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException cause)
        {
            throw new OperatorError(
                $"port {port} cannot be used ({cause.Message}): stop what uses it, or give another --port.", cause);
        }
    }
}
