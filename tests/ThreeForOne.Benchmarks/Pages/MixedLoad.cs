using System.Collections.Concurrent;
using System.Diagnostics;
using ThreeForOne.Server.Features.Demo;

namespace ThreeForOne.Benchmarks.Pages;

/// <summary>What came of a load: milliseconds of each request, how many of them saved, how many failed.</summary>
public sealed record LoadDone(IReadOnlyCollection<double> Times, int Saved, int Errors);

/// <summary>
/// People who read and save, each asking again as soon as the answer is there: of ten requests three are for the queue,
/// two are searches, three are for a project, and two take a task and give it back.
/// </summary>
public sealed class MixedLoad
{
    private const int People = 16;

    private readonly List<PageClient> _technicians = [];
    private readonly List<PageClient> _auditors = [];
    private Guid[] _tasks = [];
    private Guid[] _projects = [];
    private int _saved;
    private int _errors;

    public static async Task<MixedLoad> Open(PagesStage stage, CancellationToken stop)
    {
        var load = new MixedLoad
        {
            _tasks = await stage.Tasks(People, stop), _projects = await stage.Projects(500, stop),
        };
        for (var i = 0; i < People; i++)
        {
            var technician = await PageClient.SignIn(stage.Address, DemoPeople.Technician, stop);
            await technician.TakeToken($"/tasks/{load._tasks[i]}", stop);
            load._technicians.Add(technician);
            load._auditors.Add(await PageClient.SignIn(stage.Address, DemoPeople.Auditor, stop));
        }
        return load;
    }

    public async Task<LoadDone> Run(TimeSpan time, CancellationToken stop)
    {
        (_saved, _errors) = (0, 0);
        var times = new ConcurrentBag<double>();
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, People).Select(person => Task.Run(async () =>
        {
            for (var n = person * 10; Stopwatch.GetElapsedTime(began) < time; n++)
            {
                try
                {
                    times.Add(await Ask(person, n, stop));
                }
                catch (HttpRequestException problem)
                {
                    if (Interlocked.Increment(ref _errors) == 1) Console.Error.WriteLine(problem.Message);
                }
            }
        }, stop)));
        return new(times, _saved, _errors);
    }

    private Task<double> Ask(int person, int n, CancellationToken stop) => (n % 10) switch
    {
        0 or 1 or 2 => _technicians[person].Get(PageKinds.Queue(n), stop),
        3 or 4 => _auditors[person].Get(PageKinds.Search(n), stop),
        5 => Save(person, "Claim", stop),
        6 => Save(person, "Release", stop),
        _ => _auditors[person].Get(PageKinds.Project(n, _projects), stop),
    };

    private async Task<double> Save(int person, string what, CancellationToken stop)
    {
        var took = await _technicians[person].Post($"/tasks/{_tasks[person]}?handler={what}", stop);
        Interlocked.Increment(ref _saved);
        return took;
    }
}
