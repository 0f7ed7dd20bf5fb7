namespace ThreeForOne.Benchmarks.Pages;

/// <summary>By how many MiB this process grew at most while something ran.</summary>
public static class PeakMemory
{
    private static readonly TimeSpan Each = TimeSpan.FromMilliseconds(10);

    public static async Task<double> Of(Func<Task> work)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var before = Environment.WorkingSet;
        var peak = before;
        var running = work();
        while (!running.IsCompleted)
        {
            peak = Math.Max(peak, Environment.WorkingSet);
            await Task.WhenAny(running, Task.Delay(Each));
        }
        await running;
        return (peak - before) / (1024.0 * 1024.0);
    }
}
