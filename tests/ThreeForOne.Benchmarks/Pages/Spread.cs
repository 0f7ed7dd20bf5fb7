namespace ThreeForOne.Benchmarks.Pages;

/// <summary>Milliseconds in order, and how long all but the slowest took.</summary>
public sealed class Spread(IEnumerable<double> times)
{
    private readonly double[] _sorted = [.. times.Order()];

    public double P50 => At(0.5);

    public double P95 => At(0.95);

    public double P99 => At(0.99);

    private double At(double share) => _sorted[Math.Min(_sorted.Length - 1, (int)(_sorted.Length * share))];
}
