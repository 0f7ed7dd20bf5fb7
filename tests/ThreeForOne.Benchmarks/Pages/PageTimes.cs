using ThreeForOne.Server.Features.Demo;

namespace ThreeForOne.Benchmarks.Pages;

/// <summary>How long pages take, one after the other, and how many queries the one with the most sends.</summary>
public sealed record PageTimes(Spread Queue, Spread Search, Spread Project, int QueriesMax, string SlowestSearch)
{
    private const int WarmUp = 60;

    public static async Task<PageTimes> Of(PagesStage stage, int samples, CancellationToken stop)
    {
        using var technician = await PageClient.SignIn(stage.Address, DemoPeople.Technician, stop);
        using var auditor = await PageClient.SignIn(stage.Address, DemoPeople.Auditor, stop);
        var projects = await stage.Projects(100, stop);
        var (queue, search, project) = (new List<double>(), new List<double>(), new List<double>());
        var slowest = (Milliseconds: 0.0, Path: "");
        // In turn, so that the machine's mood meets all three.
        for (var n = 0; n < samples + WarmUp; n++)
        {
            var times = (
                Queue: await technician.Get(PageKinds.Queue(n), stop),
                Search: await auditor.Get(PageKinds.Search(n), stop),
                Project: await auditor.Get(PageKinds.Project(n, projects), stop));
            if (n < WarmUp) continue;
            queue.Add(times.Queue);
            search.Add(times.Search);
            project.Add(times.Project);
            if (times.Search > slowest.Milliseconds) slowest = (times.Search, PageKinds.Search(n));
        }
        var queries = await Queries(technician, projects[0], (await stage.Tasks(1, stop))[0], stop);
        return new(new(queue), new(search), new(project), queries, slowest.Path);
    }

    private static async Task<int> Queries(PageClient technician, Guid project, Guid task, CancellationToken stop)
    {
        using var count = new QueryCount();
        var most = 0;
        foreach (var path in PageKinds.All(project, task))
        {
            count.Take();
            await technician.Get(path, stop);
            most = Math.Max(most, count.Take());
        }
        return most;
    }
}
