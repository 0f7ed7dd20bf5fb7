using System.Diagnostics;
using System.Globalization;
using ThreeForOne.Server.Features.Demo;

namespace ThreeForOne.Benchmarks.Pages;

/// <summary>
/// Pages over HTTP, server and clients on one machine: how long the slowest of a hundred takes with 200 projects and
/// with 20,000, how many queries a page sends, how many requests a second are answered when reading and saving are
/// mixed, and what it costs to take the whole list away. <c>--seconds 10</c> and <c>--projects 2000</c> make it short.
/// </summary>
public static class PagesSuite
{
    private const int Small = 200;
    private const int Samples = 300;

    public static async Task Run(Figures figures, string[] options, CancellationToken stop)
    {
        var seconds = Option(options, "--seconds", 60);
        var projects = Option(options, "--projects", 20_000);
        PageTimes small, large;
        await using (var stage = await PagesStage.Open(Small, stop)) small = await PageTimes.Of(stage, Samples, stop);
        await using (var stage = await PagesStage.Open(projects, stop))
        {
            Console.Error.WriteLine("stage");
            large = await PageTimes.Of(stage, Samples, stop);
            Say(figures, small, large);
            await Exports(figures, stage, projects, stop);
            await Load(figures, stage, TimeSpan.FromSeconds(seconds), stop);
            if (options.Contains("--verify")) await Verification.Tell(stage, stop);
        }
    }

    private static void Say(Figures figures, PageTimes small, PageTimes large)
    {
        figures.Say("queue_p99_ms", large.Queue.P99);
        figures.Say("search_p99_ms", large.Search.P99);
        figures.Say("project_p99_ms", large.Project.P99);
        figures.Say("queue_p99_large_over_small", large.Queue.P99 / small.Queue.P99, 2);
        figures.Say("search_p99_large_over_small", large.Search.P99 / small.Search.P99, 2);
        figures.Say("project_p99_large_over_small", large.Project.P99 / small.Project.P99, 2);
        figures.Say("queue_p50_large_over_small", large.Queue.P50 / small.Queue.P50, 2);
        figures.Say("search_p50_large_over_small", large.Search.P50 / small.Search.P50, 2);
        figures.Say("project_p50_large_over_small", large.Project.P50 / small.Project.P50, 2);
        figures.Say("max_queries_a_page", large.QueriesMax, 0);
        figures.Say("max_queries_a_page_small", small.QueriesMax, 0);
        figures.Say("search_slowest", large.SlowestSearch);
    }

    private static async Task Exports(Figures figures, PagesStage stage, int projects, CancellationToken stop)
    {
        using var auditor = await PageClient.SignIn(stage.Address, DemoPeople.Auditor, stop);
        await auditor.Download("/projects?q=kiosco&handler=Xlsx", stop);
        foreach (var (name, path) in new[]
            {
                ($"export_{projects}_rows_seconds", "/projects?handler=Csv"),
                ($"export_{projects}_rows_xlsx_seconds", "/projects?handler=Xlsx"),
                ($"export_{projects}_rows_figures_seconds", "/audit/projects.csv"),
            })
        {
            var watch = Stopwatch.StartNew();
            await auditor.Download(path, stop);
            figures.Say(name, watch.Elapsed.TotalSeconds, 2);
        }
        figures.Say("export_peak_mib", await PeakMemory.Of(() => auditor.Download("/projects?handler=Xlsx", stop)));
    }

    private static async Task Load(Figures figures, PagesStage stage, TimeSpan time, CancellationToken stop)
    {
        var load = await MixedLoad.Open(stage, stop);
        await load.Run(time / 6, stop);   // the first requests are the compiler's
        var done = await load.Run(time, stop);
        figures.Say("requests_per_second", done.Times.Count / time.TotalSeconds);
        figures.Say("requests_p95_ms", new Spread(done.Times).P95);
        figures.Say("requests_saved", done.Saved, 0);
        figures.Say("request_errors", done.Errors, 0);
    }

    private static int Option(string[] options, string name, int otherwise) =>
        Array.IndexOf(options, name) is var at and >= 0 && at + 1 < options.Length
            ? int.Parse(options[at + 1], CultureInfo.InvariantCulture)
            : otherwise;
}
