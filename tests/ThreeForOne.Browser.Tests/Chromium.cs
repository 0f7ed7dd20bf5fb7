using Microsoft.Playwright;

namespace ThreeForOne.Browser.Tests;

/// <summary>The browser of this machine: Playwright downloads none.</summary>
internal static class Chromium
{
    private static readonly string[] s_places =
    [
        // Without a window's interface, it opens a page in half the time.
        "/usr/bin/chromium-headless-shell",
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable",
        "/usr/bin/microsoft-edge",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <summary>What to say where there is none.</summary>
    public const string Missing =
        "NO BROWSER: these tests need Chromium, Chrome or Edge. Install one (apt-get install chromium) "
        + "or name it in CHROMIUM_PATH.";

    public static string? Path { get; } =
        Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } named
            ? named
            : s_places.FirstOrDefault(File.Exists);

    /// <summary>On a build machine a browser that is missing is a failure: skipped tests would pass for ever.</summary>
    public static bool MustBeThere => Environment.GetEnvironmentVariable("CI") == "true";

    public static Task<IBrowser> Start(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Path,
        Headless = true,
        // It talks to nobody but our own server.
        Args =
        [
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync",
        ],
    });
}
