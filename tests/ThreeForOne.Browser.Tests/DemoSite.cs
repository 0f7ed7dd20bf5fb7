using System.Diagnostics.CodeAnalysis;
using Microsoft.Playwright;
using ThreeForOne.Browser.Tests;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Operations;
using ThreeForOne.Server.Web;

[assembly: AssemblyFixture(typeof(DemoSite))]

// One person at a time: two cores, one clock, and a measure of pages that nothing else slows down.
[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly)]

namespace ThreeForOne.Browser.Tests;

/// <summary>A whole demonstration in this process, on a folder of its own, and one Chromium for all tests.</summary>
public sealed class DemoSite : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("three-for-one-browser-");
    private DemoHost? _demo;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public Uri Address => new(_demo!.Address);

    public IServiceProvider Services => _demo!.App.Services;

    /// <summary>Days pass.</summary>
    public Task Pass(int days) => _demo!.Clock.Move(_demo.Clock.GetUtcNow().AddDays(days), CancellationToken.None);

    /// <summary>Today in the demonstration.</summary>
    public DateOnly Today => MexicoCity.Day(_demo!.Clock.GetUtcNow());

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is null)
        {
            if (Chromium.MustBeThere) throw new InvalidOperationException(Chromium.Missing);
            return;
        }
        _demo = await DemoHost.Start(Path.Combine(_folder.FullName, "data"), 0, reset: false,
            new Steps(TextWriter.Null), CancellationToken.None);
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.Start(_playwright);
    }

    /// <summary>
    /// Somebody opens a browser of their own, does something in it, and no page may have broken a rule.
    /// </summary>
    public async Task Visit(Screen screen, Func<Visit, Task> act, bool script = true)
    {
        await using var visit = await Open(screen, script);
        await act(visit);
        await visit.MustBeClean();
    }

    /// <summary>A browser of one's own; whoever opens it asks at the end whether every page was clean.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The visit owns its context.")]
    public async Task<Visit> Open(Screen screen, bool script = true)
    {
        Assert.SkipWhen(_browser is null, Chromium.Missing);
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            ViewportSize = new() { Width = screen.Width, Height = screen.Height },
            JavaScriptEnabled = script,
            Locale = screen.Language == "es" ? "es-US" : "en-US",
            TimezoneId = "America/Chicago",
            ReducedMotion = ReducedMotion.Reduce,
        });
        await context.AddCookiesAsync([new() { Name = "lang", Value = screen.Language, Url = Address.ToString() }]);
        return await Tests.Visit.In(context, Address);
    }

    public async Task Visit(Screen screen, DemoPerson person, Func<Visit, Task> act, bool script = true) =>
        await Visit(screen, async visit =>
        {
            await visit.SignIn(person, screen.Language);
            await act(visit);
        }, script);

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_demo is not null) await _demo.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
