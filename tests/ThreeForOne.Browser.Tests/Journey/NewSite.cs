using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Clubs;
using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.Operations;
using ThreeForOne.Server.Features.People;
using ThreeForOne.Server.Tests;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Browser.Tests.Journey;

/// <summary>
/// An installation as it is on its first day: a migrated database, pages and jobs, and nobody in it. Its clock is the
/// test's and its letters go to a box.
/// </summary>
public sealed class NewSite : IAsyncDisposable
{
    // Tests may lose their data with the machine.
    private static readonly string[] s_fast = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("three-for-one-journey-");
    private readonly TestClock _clock;
    private EmbeddedPostgres? _postgres;
    private WebApplication? _app;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private int _pictures;

    private NewSite(DateTimeOffset start) => _clock = new(start);

    public LetterBox Letters { get; } = new();

    public Uri Address { get; private set; } = null!;

    public DateTimeOffset Now => _clock.GetUtcNow();

    public DateOnly Today => MexicoCity.Day(_clock.GetUtcNow());

    /// <summary>How many pictures were taken, for their names.</summary>
    public int NextPicture() => ++_pictures;

    public static async Task<NewSite> Open(DateTimeOffset start, CancellationToken stop)
    {
        var site = new NewSite(start);
        try
        {
            await site.Start(stop);
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    /// <summary>What `invite` does on the server's console.</summary>
    public async Task InviteAdministrator(string email, CancellationToken stop)
    {
        await using var scope = _app!.Services.CreateAsyncScope();
        var invited = await InviteVerb.Invite(scope.ServiceProvider, email, email.Split('@')[0], stop);
        Assert.False(invited.IsRefusal, invited.Refusal?.Say.English);
    }

    /// <summary>Days pass; in the morning clubs' papers are told of and digests go, as the scheduler has it.</summary>
    public async Task Pass(int days, CancellationToken stop)
    {
        _clock.Advance(TimeSpan.FromDays(days));
        await _app!.Services.GetRequiredService<RemindClubs>().Run(stop);
        await _app!.Services.GetRequiredService<WriteDigests>().Run(stop);
    }

    /// <summary>Somebody with a browser of their own.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The guest owns its context.")]
    public async Task<Guest> Guest(string name, string email, Screen screen)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            ViewportSize = new() { Width = screen.Width, Height = screen.Height },
            Locale = screen.Language == "es" ? "es-US" : "en-US",
            TimezoneId = "America/Chicago",
            ReducedMotion = ReducedMotion.Reduce,
        });
        await context.AddCookiesAsync([new() { Name = "lang", Value = screen.Language, Url = Address.ToString() }]);
        return new(this, await Visit.In(context, Address), name, email, screen.Language);
    }

    /// <summary>A sheet of paper, photographed with a telephone.</summary>
    public async Task<FilePayload> Photograph(string name, params string[] lines)
    {
        var page = await _browser!.NewPageAsync(new() { ViewportSize = new() { Width = 900, Height = 1_200 } });
        await page.SetContentAsync(
            $"""
            <body style="margin:0;padding:70px;background:#e9e4d4;font:34px/1.7 serif;transform:rotate(-1.5deg)">
            {string.Concat(lines.Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>"))}
            """);
        var jpeg = await page.ScreenshotAsync(new() { Type = ScreenshotType.Jpeg, Quality = 80 });
        await page.CloseAsync();
        return new() { Name = name, MimeType = "image/jpeg", Buffer = jpeg };
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_app is not null)
        {
            // Its jobs end before what they use.
            await _app.StopAsync(CancellationToken.None);
            await _app.DisposeAsync();
        }
        if (_postgres is not null) await _postgres.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task Start(CancellationToken stop)
    {
        var folder = DataFolder.Take(Path.Combine(_folder.FullName, "data"), _ => { });
        _postgres = await EmbeddedPostgres.Start(folder, _ => { }, s_fast, stop);
        Migrate.Run(_postgres.Databases);
        // Letters and documents print the address, so the port is known before anything starts.
        var port = FreePort();
        Address = new($"http://localhost:{port}/");
        _app = WebHost.Build(new HostSettings(_postgres.Databases, _clock)
        {
            Addresses = [$"http://127.0.0.1:{port}"],
            RealClock = _clock,
            RunsJobs = true,
            Mailer = Letters,
            HeadsFolder = Path.Combine(_folder.FullName, "heads"),
        });
        await _app.Listen(stop);
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.Start(_playwright);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
