using System.Collections.Concurrent;
using Microsoft.Playwright;
using ThreeForOne.Domain;
using ThreeForOne.Server.Features.Demo;

namespace ThreeForOne.Browser.Tests;

/// <summary>
/// Looks at pages as the people who see them, in both languages and at both widths: what axe finds, what a keyboard
/// cannot use, what is wider than the screen, what the browser refuses. With PICTURES=folder it also keeps a picture of
/// each.
/// </summary>
public sealed class Tour(DemoSite site) : IAsyncDisposable
{
    private static readonly string[] s_languages = ["es", "en"];
    private static readonly string? s_pictures = Environment.GetEnvironmentVariable("PICTURES");
    private readonly ConcurrentDictionary<string, Visit> _visits = [];
    private readonly ConcurrentDictionary<(DemoPerson?, string), IReadOnlyList<Cookie>> _cookies = [];
    private readonly ConcurrentQueue<string> _findings = [];
    private readonly ConcurrentDictionary<string, string> _said = [];
    private int _count;

    /// <summary>Opens a page in each language, at once, and looks.</summary>
    public Task Look(string name, DemoPerson? person, string path, int status = 200) =>
        InBoth(language => LookIn(language, name, person, path, null, status));

    /// <summary>Opens a page, does something on it, and looks; then the same in the other language.</summary>
    public async Task LookAfter(string name, DemoPerson? person, string path, Func<Visit, Task> act)
    {
        _count++;
        foreach (var language in s_languages) await LookIn(language, name, person, path, act);
    }

    /// <summary>Sends a form as it stands, or as the action leaves it, to see what its mistakes look like.</summary>
    public Task Mistakes(string name, DemoPerson? person, string path, string form, Func<Visit, Task>? fill = null) =>
        InBoth(language => LookIn(language, name + "-errors", person, path, async visit =>
        {
            if (fill is not null) await fill(visit);
            if (!await Send(visit, form, language))
                _findings.Enqueue($"{name}: mistakes were sent and nothing was said about them, at {visit.Page.Url}");
        }));

    /// <summary>The last form's mistakes were told in the reader's words, each a link to its field.</summary>
    public void MustHaveSaid(params Refusal[] refusals)
    {
        foreach (var refusal in refusals)
        {
            Assert.Contains(refusal.Say.Spanish, _said["es"], StringComparison.Ordinal);
            Assert.Contains(refusal.Say.English, _said["en"], StringComparison.Ordinal);
        }
    }

    public async Task MustBeClean()
    {
        foreach (var visit in _visits.Values) await visit.MustBeClean();
        Assert.True(_findings.IsEmpty, string.Join(Environment.NewLine, _findings));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visit in _visits.Values) await visit.DisposeAsync();
    }

    private Task InBoth(Func<string, Task> look)
    {
        _count++;
        return Task.WhenAll(s_languages.Select(look));
    }

    private async Task LookIn(
        string language, string name, DemoPerson? person, string path, Func<Visit, Task>? act, int status = 200)
    {
        var visit = await As(person, language);
        await visit.Go(path, status);
        if (act is not null) await act(visit);
        await Inspect(name, visit, language);
    }

    // Whether the page that came back says what is wrong.
    private async Task<bool> Send(Visit visit, string form, string language)
    {
        var sent = visit.Page.Locator(form);
        visit.Expect(new Uri(new Uri(visit.Page.Url), await sent.GetAttributeAsync("action") ?? "").PathAndQuery);
        await sent.Locator("button:not([formaction]):not(.usa-sr-only):visible").First.ClickAsync();
        try
        {
            await visit.Page.Locator(".error-summary").WaitForAsync();
        }
        catch (TimeoutException)
        {
            return false;
        }
        _said[language] = string.Join(' ', await visit.Page.Locator(".error-summary a").AllTextContentsAsync());
        return true;
    }

    private async Task Inspect(string name, Visit visit, string language)
    {
        foreach (var (width, height) in new[] { (Screen.Phone.Width, Screen.Phone.Height),
            (Screen.Desk.Width, Screen.Desk.Height) })
        {
            await visit.Page.SetViewportSizeAsync(width, height);
            var place = $"{name} {language} {width}";
            foreach (var found in await Axe.Findings(visit.Page)) _findings.Enqueue($"{place}: {found}");
            foreach (var found in await Keyboard.Findings(visit.Page)) _findings.Enqueue($"{place}: keyboard: {found}");
            var wider = await visit.Page.EvaluateAsync<int>(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (wider > 0) _findings.Enqueue($"{place}: {wider} px wider than the screen");
            if (s_pictures is null || (language == "es") != (width == Screen.Phone.Width)) continue;
            await visit.Page.ScreenshotAsync(
                new()
                {
                    Path = Path.Combine(s_pictures, $"{_count:D2}-{name}-{language}-{width}.png"),
                    FullPage = true
                });
        }
    }

    // One browser a language; people change by their cookies, each signing in once.
    private async Task<Visit> As(DemoPerson? person, string language)
    {
        if (!_visits.TryGetValue(language, out var visit))
            _visits[language] = visit = await site.Open(Screen.Desk.In(language));
        var context = visit.Page.Context;
        if (_cookies.TryGetValue((person, language), out var known))
        {
            await context.ClearCookiesAsync();
            await context.AddCookiesAsync(known);
            return visit;
        }
        await context.ClearCookiesAsync(new() { NameRegex = new("^(?!lang$)") });
        if (person is not null) await visit.SignIn(person, language);
        _cookies[(person, language)] = [.. (await context.CookiesAsync()).Select(c => new Cookie
        {
            Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path, HttpOnly = c.HttpOnly,
            SameSite = c.SameSite, Secure = c.Secure,
        })];
        return visit;
    }
}
