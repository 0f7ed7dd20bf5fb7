using System.Diagnostics.Metrics;

namespace ThreeForOne.Server.Data;

/// <summary>How long each use case takes and how it ends; costs next to nothing while nobody listens.</summary>
public static class UseCaseMeter
{
    private static readonly Meter Meter = new("ThreeForOne");

    private static readonly Histogram<double> Duration =
        Meter.CreateHistogram<double>("usecase.duration", "ms", "From its first lock to its commit or refusal.");

    /// <param name="file">The source file of the caller: a use case is a file of its own.</param>
    /// <param name="outcome">done, refused or failed.</param>
    /// <param name="milliseconds">Elapsed, with all attempts.</param>
    public static void Record(string file, string outcome, double milliseconds)
    {
        if (!Duration.Enabled) return;
        Duration.Record(milliseconds, new("usecase", Path.GetFileNameWithoutExtension(file.Replace('\\', '/'))),
            new KeyValuePair<string, object?>("outcome", outcome));
    }
}
