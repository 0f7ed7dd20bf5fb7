using System.Net;
using System.Text.RegularExpressions;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Operations;
using ThreeForOne.Server.Features.SelfTest;

namespace ThreeForOne.Server.Tests.Operations;

public sealed partial class DemoTests : IDisposable
{
    private readonly string _data = Scratch.New();

    public void Dispose() => Scratch.Delete(_data);

    [Fact]
    public async Task Says_its_steps_and_address_and_stops_its_database_when_asked()
    {
        using var demo = Start();
        await demo.Says("ready in ");

        Assert.Matches(@"migrations \.\.\. \d+\.\d s", demo.Output);
        var database = Database();
        Assert.True(PostgresProcess.Runs(database));
        await AssertLively(Address().Match(demo.Output).Value);
        demo.Terminate();
        Assert.Equal(0, await demo.Ends());
        Assert.False(PostgresProcess.Runs(database));
    }

    [Fact]
    public async Task Goes_on_after_kill_9_and_leaves_no_server_behind()
    {
        using var killed = Start("--empty");
        await killed.Says("ready in ");
        var database = Database();
        Assert.True(PostgresProcess.Runs(database));
        killed.Kill();
        await killed.Ends();

        await using var again = await Host();

        Assert.False(PostgresProcess.Runs(database));
        Assert.True(await Sql.Scalar(again.Postgres.Databases.App, "select is_demo from installation") is true);
    }

    [Fact]
    public async Task A_port_in_use_is_told_before_anything_is_made()
    {
        using var taken = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var (exitCode, _, errors) = await ServerProgram.Run(
            ["demo", "--no-browser", "--data", _data, "--port", $"{port}"]);

        Assert.Equal(1, exitCode);
        Assert.Contains($"port {port} cannot be used", errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_data));
    }

    [Fact]
    public async Task Serves_its_assets_and_its_health_and_only_on_this_machine()
    {
        await using var demo = await Host();
        using var client = new HttpClient { BaseAddress = new(demo.Address) };

        string[] paths =
            ["/health/live", "/health/ready", "/css/site.css", "/lib/htmx.min.js", "/img/sprite.svg", "/site.js"];
        foreach (var path in paths)
        {
            using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal((path, HttpStatusCode.OK), (path, answer.StatusCode));
        }
        Assert.All(demo.App.Urls, url => Assert.StartsWith("http://127.0.0.1:", url, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Serve_refuses_a_demonstrations_database()
    {
        await using var demo = await Host();

        var (exitCode, _, errors) = await ServerProgram.Run(["serve"],
            new Dictionary<string, string> { ["THREEFORONE_DATABASE"] = demo.Postgres.Databases.App });

        Assert.Equal(1, exitCode);
        Assert.Contains("demonstration data", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reset_begins_anew()
    {
        await using (var first = await Host())
            await Sql.Scalar(first.Postgres.Databases.Owner!, "create table leftover (n int)");

        await using var anew = await Host(reset: true);

        Assert.True(await Sql.Scalar(anew.Postgres.Databases.Owner!, "select to_regclass('leftover') is null") is true);
    }

    private ServerProgram Start(params string[] more) =>
        ServerProgram.Start(["demo", "--no-browser", "--data", _data, "--port", "0", .. more]);

    private Task<DemoHost> Host(bool reset = false) =>
        DemoHost.Start(_data, 0, reset, new Steps(TextWriter.Null), TestContext.Current.CancellationToken);

    // Clubs at different stages, something overdue, a credit that nobody knows.
    private static async Task AssertLively(string address)
    {
        var stop = TestContext.Current.CancellationToken;
        using var cast = new Cast(new(address));
        var states = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var president in new[] { DemoPeople.ClubPresident, DemoPeople.OtherClubPresident })
        {
            var club = await cast.As(president, stop);
            for (var page = "/proposals"; page is not null;
                page = club.Page.QuerySelector("a[rel=next]")?.GetAttribute("href"))
            {
                await club.Open(page, stop);
                states.UnionWith(club.Page.QuerySelectorAll("[data-state]").Select(t => t.GetAttribute("data-state")!));
            }
        }
        Assert.Equal(["APROBADA", "BORRADOR", "CERRADA", "CONVENIDA", "DICTAMINADA", "EN_EJECUCION", "FONDEADA",
            "NO_APROBADA", "PREVENCION"], states);

        var municipality = await cast.As(DemoPeople.MunicipalSigner, stop);
        await municipality.Open("/queue", stop);
        Assert.Contains("Vencidas", municipality.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var clerk = await cast.As(DemoPeople.TreasuryClerk, stop);
        await clerk.Open("/bank-lines", stop);
        Assert.Contains("SPEI-90311", clerk.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"http://localhost:\d+")]
    private static partial Regex Address();

    private int Database() =>
        int.Parse(File.ReadLines(Path.Combine(_data, "postgres", "postmaster.pid")).First(), null);
}
