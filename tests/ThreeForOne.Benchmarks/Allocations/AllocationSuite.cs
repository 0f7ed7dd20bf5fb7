using System.Diagnostics;
using ThreeForOne.Domain;

namespace ThreeForOne.Benchmarks.Allocations;

/// <summary>
/// Ranked lists of 10,000, 100,000 and 1,000,000 projects over 32 states, 2,469 municipalities and 5 types, by both
/// rules of selection; the figure is the fastest of several runs, both rules together: whatever else the machine does
/// only adds to it.
/// </summary>
public static class AllocationSuite
{
    private const int States = 32;
    private const int Municipalities = 2_469;
    private const int Types = 5;
    private const int RunsMax = 7;

    public static Task Run(Figures figures, CancellationToken stop)
    {
        Seconds(100_000);   // the first runs are the compiler's
        var (small, middle, large) = (Seconds(10_000), Seconds(100_000), Seconds(1_000_000));
        figures.Say("allocation_10000_seconds", small, decimals: 6);
        figures.Say("allocation_100000_seconds", middle, decimals: 6);
        figures.Say("allocation_1000000_seconds", large, decimals: 6);
        figures.Say("allocation_growth_100k_to_1m", large / middle, decimals: 2);
        return Task.CompletedTask;
    }

    private static double Seconds(int projects)
    {
        var ranked = Ranked(projects);
        var envelopes = Envelopes(projects);
        return Enumerable.Range(0, RunsMax).Min(_ => Timed(ranked, envelopes));
    }

    private static double Timed(AllocationRequest[] ranked, long[] envelopes)
    {
        var began = Stopwatch.GetTimestamp();
        foreach (var rule in new[] { SelectionRule.SkipAndContinue, SelectionRule.StopAtFirstMiss })
            Invariant.Holds(Allocation.Run(ranked, envelopes, rule).Value.Results.Count == ranked.Length);
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    // Federal and state money by state and type, municipal money by municipality and type.
    private static AllocationRequest[] Ranked(int projects)
    {
        var random = new Random(1999);
        var numbers = Enumerable.Range(0, projects).ToArray();
        random.Shuffle(numbers);   // the rank is not the order in which they came
        return [.. numbers.Select(number =>
        {
            var (municipality, type) = (random.Next(Municipalities), random.Next(Types));
            var state = municipality * States / Municipalities;
            var share = random.NextInt64(50_000_00, 1_000_000_00);
            return new AllocationRequest(number,
            [
                new(state * Types + type, share), new(States * Types + state * Types + type, share),
                new(2 * States * Types + municipality * Types + type, share),
            ]);
        })];
    }

    // Money for about two thirds of what is asked.
    private static long[] Envelopes(int projects)
    {
        const long Average = 525_000_00;
        var byState = projects * Average * 2 / 3 / (States * Types);
        var byMunicipality = projects * Average * 2 / 3 / (Municipalities * Types);
        return [.. Enumerable.Range(0, 2 * States * Types + Municipalities * Types)
            .Select(i => i < 2 * States * Types ? byState : byMunicipality)];
    }
}
