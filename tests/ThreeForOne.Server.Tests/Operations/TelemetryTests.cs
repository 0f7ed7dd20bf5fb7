using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Tests.Operations;

/// <summary>The real program tells a collector its figures and traces, and its log as JSON.</summary>
public sealed class TelemetryTests(TestCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Figures_and_traces_reach_the_collector_and_the_log_is_json()
    {
        var received = new ConcurrentBag<(string Path, string Body)>();
        await using var collector = Collector(received);
        await collector.StartAsync(Stop);
        var databases = await cluster.Clone();
        using var server = ServerProgram.Start(new Dictionary<string, string>
        {
            ["THREEFORONE_DATABASE"] = databases.App, ["THREEFORONE_LOG"] = "json",
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://127.0.0.1:{collector.Port()}",
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf", ["OTEL_METRIC_EXPORT_INTERVAL"] = "300",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "300",
        }, "serve", "--address", "http://127.0.0.1:0");
        await server.Says("serving on ");
        var address = server.Output.Split("serving on ")[1].Split('\n')[0].Trim();
        using var visitor = new Visitor(new Uri(address));
        await visitor.Get("/works?town=Jalpa-secreta");
        // The sealer tells at once that it lost the table that it looks for.
        await Sql.Scalar(databases.Owner!, "alter table unsealed rename to gone");
        await server.Says("Sealing failed");
        await Sql.Scalar(databases.Owner!, "alter table gone rename to unsealed");

        var line = server.Output.Split('\n').First(l => l.Contains("Sealing failed", StringComparison.Ordinal));
        using var told = JsonDocument.Parse(line);
        Assert.Equal("Warning", told.RootElement.GetProperty("LogLevel").GetString());
        string[] figures = ["outbox.waiting", "outbox.oldest", "seal.lag", "incidents.open", "usecase.duration"];
        foreach (var name in figures) await Until(() => Tells("/v1/metrics", name));
        await Until(() => Tells("/v1/traces", "/works"));
        // Routes, not what people look for.
        Assert.DoesNotContain(received, r => r.Body.Contains("Jalpa-secreta", StringComparison.Ordinal));
        server.Terminate();
        await server.Ends();
        await cluster.Drop(databases);

        bool Tells(string path, string word) =>
            received.Any(r => r.Path == path && r.Body.Contains(word, StringComparison.Ordinal));
    }

    private static WebApplication Collector(ConcurrentBag<(string, string)> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost("/v1/{signal}", async (HttpContext http) =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            received.Add((http.Request.Path, Encoding.Latin1.GetString(body.ToArray())));
        });
        return app;
    }

    private static async Task Until(Func<bool> isSo)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        while (!isSo()) await Task.Delay(50, patience.Token);
    }
}
