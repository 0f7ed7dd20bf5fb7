using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.DemoClock;
using ThreeForOne.Server.Features.Operations;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Tests;

/// <summary>A demonstration that runs, wherever its database is: what a stage of a story needs.</summary>
public interface IRunningDemo
{
    WebApplication App { get; }

    StoredClock Clock { get; }
}

/// <summary>Work in the scope that a request would have.</summary>
public static class RunningDemo
{
    public static async Task<TResult> In<TService, TResult>(this IRunningDemo demo, Func<TService, Task<TResult>> work)
        where TService : notnull
    {
        await using var scope = demo.App.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }
}

/// <summary>
/// A demonstration on a database of its own, over real HTTP: <c>IClassFixture&lt;DemoSite&gt;</c>. No jobs run beside
/// it; a test that needs a PDF or a seal runs the job itself.
/// </summary>
public class DemoSite(TestCluster cluster) : IRunningDemo, IAsyncLifetime
{
    public Databases Databases { get; private set; } = null!;

    public StoredClock Clock { get; private set; } = null!;

    public WebApplication App { get; private set; } = null!;

    public Uri Address => new($"http://localhost:{App.Port()}");

    /// <summary>The programmes it runs on: those of the repository, unless a test brings its own.</summary>
    protected virtual string Workflows => Parts.Beside("workflows");

    /// <summary>A test's own clock of real time, or what takes letters.</summary>
    protected virtual HostSettings Adjust(HostSettings settings) => settings;

    public virtual async ValueTask InitializeAsync()
    {
        Databases = await cluster.Clone();
        Clock = await StoredClock.Open(Databases.App, TimeProvider.System, CancellationToken.None);
        await Start();
    }

    /// <summary>Ends the program and starts it again, on the same database and what its files now say.</summary>
    public async Task Restart()
    {
        await App.DisposeAsync();
        await Start();
    }

    public virtual async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await cluster.Drop(Databases);
        GC.SuppressFinalize(this);
    }

    private async Task Start()
    {
        App = WebHost.Build(Adjust(new HostSettings(Databases, Clock) { IsDemo = true, Workflows = Workflows }));
        await DemoData.Load(App.Services, CancellationToken.None);
        await App.Listen(CancellationToken.None);
    }

    /// <summary>Somebody who has not signed in.</summary>
    public Visitor Visitor() => new(Address);

    /// <summary>Somebody who has.</summary>
    public async Task<Visitor> As(DemoPerson person)
    {
        var visitor = Visitor();
        await visitor.SignIn(person);
        return visitor;
    }
}
