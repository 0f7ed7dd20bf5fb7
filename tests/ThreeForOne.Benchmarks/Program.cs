using ThreeForOne.Benchmarks;
using ThreeForOne.Benchmarks.Allocations;
using ThreeForOne.Benchmarks.Pages;
using ThreeForOne.Benchmarks.Posting;
using ThreeForOne.Benchmarks.Sessions;

// dotnet run -c Release --project tests/ThreeForOne.Benchmarks -- posting
var suites = new Dictionary<string, Func<Figures, CancellationToken, Task>>
{
    ["posting"] = PostingSuite.Run,
    ["session"] = SessionSuite.Run,
    ["allocation"] = AllocationSuite.Run,
    ["pages"] = (figures, stop) => PagesSuite.Run(figures, args, stop),
};

if (args.Length == 0 || !suites.TryGetValue(args[0], out var suite))
{
    Console.Error.WriteLine($"Name a suite: {string.Join(", ", suites.Keys)}.");
    return 2;
}

await suite(new Figures(Console.Out), CancellationToken.None);
return 0;
