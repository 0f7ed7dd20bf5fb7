using System.Collections.Concurrent;
using System.Diagnostics;
using ThreeForOne.Domain;
using ThreeForOne.Server.Features.Demo;

namespace ThreeForOne.Benchmarks.Sessions;

/// <summary>
/// A session of 500 projects closed in one transaction, while eight technicians go on deciding about other projects.
/// </summary>
public static class SessionSuite
{
    private const int Projects = 500;
    private const int Others = 8;
    private const int ReviewsMax = 4_000;
    private static readonly TimeSpan Alone = TimeSpan.FromSeconds(5);

    public static async Task Run(Figures figures, CancellationToken stop)
    {
        await using var cluster = await BenchmarkCluster.Start(stop);
        var stage = await SessionStage.Open(cluster, stop);
        Console.Error.WriteLine("stage");
        var session = await stage.Session(Projects, stop);
        Console.Error.WriteLine("session called");
        var reviews = new ConcurrentQueue<Guid>(await stage.Reviews(ReviewsMax, stop));
        Console.Error.WriteLine("reviews open");
        var seen = await stage.Preview(session, stop);

        Console.Error.WriteLine("previewed");
        await Decide(stage, reviews, Task.Delay(Alone, stop), stop);
        var alone = await Decide(stage, reviews, Task.Delay(Alone, stop), stop);
        Console.Error.WriteLine("closing");
        var watch = Stopwatch.StartNew();
        var closing = stage.Close(session, seen, stop);
        var beside = await Decide(stage, reviews, closing.ContinueWith(_ => watch.Stop(), stop), stop);
        var closed = await closing;
        Invariant.Holds(!closed.IsRefusal && closed.Value.Projects == Projects);

        figures.Say($"session_{Projects}_seconds", watch.Elapsed.TotalSeconds, 2);
        figures.Say("others_decisions", beside.Count, 0);
        figures.Say("others_p99_ms", Percentile(beside, 0.99), 1);
        figures.Say("others_p50_ms", Percentile(beside, 0.5), 1);
        figures.Say("others_alone_p99_ms", Percentile(alone, 0.99), 1);
        figures.Say("others_alone_p50_ms", Percentile(alone, 0.5), 1);
    }

    // Milliseconds of every decision that began before something ended.
    private static async Task<IReadOnlyCollection<double>> Decide(
        SessionStage stage, ConcurrentQueue<Guid> reviews, Task until, CancellationToken stop)
    {
        var took = new ConcurrentBag<double>();
        await Task.WhenAll(Enumerable.Range(0, Others).Select(_ => Task.Run(async () =>
        {
            while (!until.IsCompleted && reviews.TryDequeue(out var task))
            {
                var start = Stopwatch.GetTimestamp();
                await stage.First.Decide(task, "complete", DemoPeople.Technician, stop);
                took.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }, stop)));
        return took;
    }

    private static double Percentile(IReadOnlyCollection<double> values, double at)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * at))];
    }
}
