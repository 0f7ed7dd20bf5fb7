using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Tests.SignIn;
using static Microsoft.Playwright.Assertions;

namespace ThreeForOne.Browser.Tests.Journey;

/// <summary>
/// One person with a browser, a letter box and a telephone with an app for codes. Whatever address they open comes from
/// a letter, a link or the menu.
/// </summary>
public sealed partial class Guest(NewSite site, Visit visit, string name, string email, string language)
    : IAsyncDisposable
{
    private const string Password = "cuatro palabras sin sentido";

    private static readonly string? s_pictures = Environment.GetEnvironmentVariable("PICTURES");
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);

    private Authenticator? _app;
    private bool _isMember;

    public string Name => name;

    public string Email => email;

    public IPage Page => visit.Page;

    public ILocator Main => visit.Main;

    /// <summary>Words of the page in the reader's language.</summary>
    public string Say(string spanish, string english) => language == "es" ? spanish : english;

    /// <summary>Reads a letter about something that says these things.</summary>
    public async Task<OutgoingMail> Read(string subject, params string[] said)
    {
        var letter = await site.Letters.Take(email, subject, said);
        Assert.Equal(language, letter.Language);
        return letter;
    }

    /// <summary>Reads a letter and opens its link.</summary>
    public async Task Follow(string subject, params string[] said) => await Open(await Read(subject, said));

    public async Task Open(OutgoingMail letter)
    {
        await visit.Go(new Uri(LinkLine().Match(letter.Text).Value).PathAndQuery);
        await SignInAgain();
    }

    /// <summary>Opens the link of the invitation, chooses a password, and signs in.</summary>
    public async Task Accept(bool secondFactor)
    {
        // Written before its reader could choose a language.
        await Open(await site.Letters.Take(email, "Le invitaron"));
        await Fill(Say("Su nombre", "Your name"), name);
        await Check(language == "es" ? "Español" : "English");
        await Fill(Say("Contraseña", "Password"), Password);
        await Fill(Say("La misma, otra vez", "The same, once more"), Password);
        await Send(Say("Aceptar", "Accept"));
        await EnterPassword();
        if (secondFactor) await SetUpApp();
        await Expect(Page.Locator(".signed-in")).ToContainTextAsync(name);
        _isMember = true;
    }

    /// <summary>Somebody whom nobody sent a letter types the site's name.</summary>
    public Task Arrive() => visit.Go("/");

    /// <summary>Opens a page by its link in the menu or on the page.</summary>
    public Task Go(string link) => Follow(Page.GetByRole(AriaRole.Link, new() { Name = link }).First);

    public async Task Follow(ILocator link)
    {
        await Leave(() => link.ClickAsync());
        await SignInAgain();
    }

    public Task Fill(string label, string value) => visit.Fill(label, value);

    /// <summary>Fills in what may be left out.</summary>
    public Task FillOptional(string label, string value) =>
        Fill($"{label} {Say("(opcional)", "(optional)")}", value);

    /// <summary>Chooses of a list what begins with these words.</summary>
    public async Task Choose(string label, string begins)
    {
        var list = Page.GetByRole(AriaRole.Combobox, new() { Name = label }).First;
        var option = list.Locator("option").Filter(new() { HasTextRegex = new("^\\s*" + Regex.Escape(begins)) }).First;
        await list.SelectOptionAsync((await option.GetAttributeAsync("value"))!);
    }

    /// <summary>Chooses one of a few, as a finger does: on its words, since the circle is drawn by them.</summary>
    public Task Check(string words) =>
        Page.Locator(".usa-radio__label").Filter(new() { HasText = words }).First.ClickAsync();

    /// <summary>Fills in a date, day, month and year.</summary>
    public async Task Day(string label, DateOnly day)
    {
        var parts = Page.GetByRole(AriaRole.Group, new() { Name = label }).Locator("input");
        foreach (var (index, part) in new[] { day.Day, day.Month, day.Year }.Index())
            await parts.Nth(index).FillAsync(part.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Presses a button of a form; the page that answers has no mistakes to tell.</summary>
    public Task Send(string button) => Send(Page.GetByRole(AriaRole.Button, new() { Name = button }).First);

    public async Task Send(ILocator button)
    {
        // By key: a page that still scrolls to its fragment moves away from under a pointer.
        await Leave(() => button.PressAsync("Enter"));
        var mistakes = await Page.Locator(".error-summary").AllInnerTextsAsync();
        Assert.True(mistakes.Count == 0, $"{name} at {Page.Url}: {string.Join(' ', mistakes)}");
    }

    public Task Sees(string words) => Expect(Main).ToContainTextAsync(words, new() { IgnoreCase = true });

    /// <summary>With PICTURES=folder, a picture of the whole page; always, a look at its width.</summary>
    public async Task Picture(string stop)
    {
        var wider = await Page.EvaluateAsync<int>(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(wider <= 0, $"{stop}: {wider} px wider than the screen");
        var number = site.NextPicture();
        if (s_pictures is null) return;
        await Page.ScreenshotAsync(
            new() { Path = Path.Combine(s_pictures, $"journey-{number:D2}-{stop}.png"), FullPage = true });
    }

    public Task MustBeClean() => visit.MustBeClean();

    public ValueTask DisposeAsync() => visit.DisposeAsync();

    private async Task EnterPassword()
    {
        await Fill(Say("Correo electrónico", "E-mail"), email);
        await Fill(Say("Contraseña", "Password"), Password);
        await Send(Say("Entrar", "Sign in"));
    }

    private async Task SetUpApp()
    {
        _app = new(await Page.Locator("code.secret").InnerTextAsync());
        await Fill(Say("Código", "Code"), _app.CodeAt(site.Now));
        await Send(Say("Activar", "Turn on"));
        await Expect(Page.Locator(".recovery-codes li")).ToHaveCountAsync(10);
        await Go(Say("Ya los guardé", "I have kept them"));
    }

    // A sign-in is over after some hours; whoever follows a link then signs in and is led on to it.
    private async Task SignInAgain()
    {
        if (!_isMember || new Uri(Page.Url).AbsolutePath != "/sign-in") return;
        await EnterPassword();
        if (_app is null) return;
        await Fill(Say("Código de su aplicación", "Code of your app"), _app.CodeAt(site.Now));
        await Send(Say("Entrar", "Sign in"));
    }

    // A click does not wait for the page that it leads to.
    private async Task Leave(Func<Task> act)
    {
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Arrived(object? _, IFrame frame)
        {
            if (frame == Page.MainFrame) left.TrySetResult();
        }
        Page.FrameNavigated += Arrived;
        try
        {
            await act();
            await left.Task.WaitAsync(s_patience);
            await Page.WaitForLoadStateAsync();
        }
        finally
        {
            Page.FrameNavigated -= Arrived;
        }
    }

    [GeneratedRegex("^http://.*$", RegexOptions.Multiline)]
    private static partial Regex LinkLine();
}
