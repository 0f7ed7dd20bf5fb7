using System.Diagnostics;

namespace ThreeForOne.Server.Features.Operations;

/// <summary>Says each slow step as it begins and, when it is done, how long it took.</summary>
public sealed class Steps(TextWriter to)
{
    private readonly Stopwatch _all = Stopwatch.StartNew();
    private bool _open;

    public TimeSpan Elapsed => _all.Elapsed;

    public async Task<T> Do<T>(string name, Func<Task<T>> step)
    {
        var time = Stopwatch.StartNew();
        to.Write($"  {name} ... ");
        _open = true;
        try
        {
            var result = await step();
            to.WriteLine(_open ? $"{Seconds(time)}" : $"  {name}: {Seconds(time)}");
            _open = false;
            return result;
        }
        finally
        {
            if (_open) to.WriteLine();
            _open = false;
        }
    }

    /// <summary>A line on its own, also in the middle of a step.</summary>
    public void Say(string line)
    {
        if (_open) to.WriteLine();
        _open = false;
        to.WriteLine($"    {line}");
    }

    private static string Seconds(Stopwatch time) => FormattableString.Invariant($"{time.Elapsed.TotalSeconds:0.0} s");
}
