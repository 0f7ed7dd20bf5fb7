using System.Diagnostics.Metrics;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ThreeForOne.Server.Features.Operations;

/// <summary>
/// Traces and metrics over OTLP, only where the environment says whither. They carry routes, codes and ids; what people
/// typed, their names and the values of a query never.
/// </summary>
public static class Telemetry
{
    public const string MeterName = "ThreeForOne";

    public static void AddTelemetry(this IServiceCollection services)
    {
        if (string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(Settings.Telemetry))) return;
        services.AddSingleton<OperatingMeter>();
        services.AddHostedService(found => found.GetRequiredService<OperatingMeter>());
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("three-for-one"))
            .WithTracing(traces => traces
                .AddAspNetCoreInstrumentation(pages =>
                    pages.Filter = http => !http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
                .AddHttpClientInstrumentation().AddNpgsql().AddOtlpExporter())
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddRuntimeInstrumentation()
                .AddMeter(MeterName).AddOtlpExporter());
    }
}

/// <summary>Our own figures: work waiting and its age, failures, incidents, seal lag; read every 15 seconds.</summary>
public sealed partial class OperatingMeter : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);
    private readonly NpgsqlDataSource _source;
    private readonly ILogger<OperatingMeter> _log;
    private OperatingFigures? _last;

    public OperatingMeter(NpgsqlDataSource source, IMeterFactory meters, ILogger<OperatingMeter> log)
    {
        (_source, _log) = (source, log);
        var meter = meters.Create(Telemetry.MeterName);
        meter.CreateObservableGauge("outbox.waiting", () => Read(f => f.Waiting), "{rows}");
        meter.CreateObservableGauge("outbox.failed", () => Read(f => f.Failed), "{rows}");
        meter.CreateObservableGauge("outbox.oldest", () => Read(f => f.OldestSeconds), "s");
        meter.CreateObservableGauge("seal.lag", () => Read(f => f.SealLagSeconds), "s");
        meter.CreateObservableGauge("incidents.open", () => Read(f => f.Incidents), "{incidents}");
    }

    public async Task Sample(CancellationToken stop) => _last = await OperatingFigures.Read(_source, stop);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Every);
        do
        {
            try
            {
                await Sample(stoppingToken);
            }
            catch (NpgsqlException e)
            {
                _last = null;   // no figure is better than an old one
                NoFigures(_log, e);
            }
        }
        while (await tick.WaitForNextTickAsync(stoppingToken));
    }

    private IEnumerable<Measurement<double>> Read(Func<OperatingFigures, double> figure) =>
        _last is { } last ? [new Measurement<double>(figure(last))] : [];

    [LoggerMessage(LogLevel.Warning, "The figures of the work could not be read.")]
    private static partial void NoFigures(ILogger log, Exception e);
}
