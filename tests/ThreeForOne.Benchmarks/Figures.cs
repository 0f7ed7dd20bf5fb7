using System.Globalization;

namespace ThreeForOne.Benchmarks;

/// <summary>What a suite found, one <c>figure: value</c> line each.</summary>
public sealed class Figures(TextWriter to)
{
    public void Say(string figure, double value, int decimals = 1) =>
        Say(figure, Math.Round(value, decimals).ToString(CultureInfo.InvariantCulture));

    public void Say(string figure, string value) => to.WriteLine($"{figure}: {value}");
}
