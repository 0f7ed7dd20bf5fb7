using Microsoft.Playwright;
using ThreeForOne.Server.Features.Demo;

namespace ThreeForOne.Browser.Tests;

/// <summary>
/// One person's browser. It writes down whatever a page must not do: break the content security policy, throw, log an
/// error, or ask our server for something that is not there.
/// </summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _problems = [];
    private readonly HashSet<string> _expected = [];

    private Visit(IBrowserContext context, IPage page, Uri address)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            // Chromium says a refused answer here too, and without its address; the answer itself is written down
            // below.
            if (message.Type == "error"
                && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                Note($"console: {message.Text}");
        };
        page.PageError += (_, error) => Note($"script: {error}");
        page.RequestFailed += (_, request) =>
        {
            // A page that is left while htmx asks takes its question with it.
            if (request.Failure != "net::ERR_ABORTED") Note($"request: {request.Url} {request.Failure}");
        };
        page.Response += (_, answer) =>
        {
            var path = new Uri(answer.Url).PathAndQuery;
            if (answer.Status >= 400 && !_expected.Any(e => path == e || IsUnder(path, e)))
                Note($"answer {answer.Status}: {path}");
            // The browser's own viewer of PDFs (chrome-extension:) is not ours to judge.
            if (answer.Url.StartsWith("http", StringComparison.Ordinal)
                && !answer.Url.StartsWith(address.ToString(), StringComparison.Ordinal))
                Note($"elsewhere: {answer.Url}");
        };
    }

    public IPage Page { get; }

    public ILocator Main => Page.Locator("main");

    public static async Task<Visit> In(IBrowserContext context, Uri address)
    {
        await context.AddInitScriptAsync(
            """
            document.addEventListener("securitypolicyviolation",
              e => console.error("policy: " + e.violatedDirective + " " + e.blockedURI));
            """);
        context.SetDefaultTimeout(60_000);
        return new(context, await context.NewPageAsync(), address);
    }

    /// <summary>Opens a page of ours; one that refuses, only if the test says that it will.</summary>
    public async Task Go(string path, int expected = 200)
    {
        if (expected != 200) _expected.Add(path);
        var answer = await Page.GotoAsync(path);
        Assert.True(expected == answer!.Status, $"{path} answered {answer.Status} instead of {expected}");
    }

    /// <summary>
    /// The next answer for a path is a refusal, and meant to be one: a form with mistakes. An asterisk at the end
    /// stands for whatever follows.
    /// </summary>
    public void Expect(string path) => _expected.Add(path);

    public async Task SignIn(DemoPerson person, string language)
    {
        await Go("/sign-in");
        await Page.GetByRole(AriaRole.Button,
            new() { Name = language == "es" ? person.Title.Spanish : person.Title.English, Exact = true }).ClickAsync();
        await Page.Locator(".signed-in").WaitForAsync();
    }

    public Task Press(string button) =>
        Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public Task Follow(string link) => Page.GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();

    public Task Fill(string label, string value) =>
        Page.GetByLabel(label, new() { Exact = true }).First.FillAsync(value);

    /// <summary>Fails with everything that was written down since the visit began.</summary>
    public async Task MustBeClean()
    {
        // What a page says last may still be on its way from the browser.
        await Page.EvaluateAsync("1");
        lock (_problems) Assert.True(_problems.Count == 0, string.Join(Environment.NewLine, _problems));
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private static bool IsUnder(string path, string expected) =>
        expected.EndsWith('*') && path.StartsWith(expected[..^1], StringComparison.Ordinal);

    private void Note(string problem)
    {
        lock (_problems) _problems.Add($"{new Uri(Page.Url).PathAndQuery}: {problem}");
    }
}
