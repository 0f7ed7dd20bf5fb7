using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ThreeForOne.Server.Features.Demo;

namespace ThreeForOne.Server.Tests;

/// <summary>A page as it came: its status, where it sends on to, its document.</summary>
public sealed record Answer(HttpStatusCode Status, string? Location, IDocument Page, string Body)
{
    /// <summary>The words of the page's main part, white space folded, a space between the cells of a table.</summary>
    public string Text
    {
        get
        {
            var main = (IElement)(Page.QuerySelector("main") ?? Page.Body!).Clone();
            foreach (var cell in main.QuerySelectorAll("td, th, li, dt, dd, p")) cell.Append(Page.CreateTextNode(" "));
            return string.Join(' ', main.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        }
    }
}

/// <summary>
/// One person's browser without JavaScript: cookies, forms with their hidden fields, no following of redirects, so that
/// a test sees each step.
/// </summary>
public sealed class Visitor : IDisposable
{
    private readonly HttpClient _http;

    private Answer? _shown;

    public Visitor(Uri address)
    {
        _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() })
        {
            BaseAddress =
            address
        };
    }

    public async Task SignIn(DemoPerson person)
    {
        var answer = await Submit("/sign-in", "/sign-in/demo", ("Person", person.Id.ToString()));
        Assert.Equal("/home", answer.Location);
    }

    public async Task<Answer> Get(string path) => _shown = await Read(await _http.GetAsync(path));

    /// <summary>
    /// Opens a page, fills in the form that posts to <paramref name="action"/> (its hidden fields and what is already
    /// filled in stay), and sends it.
    /// </summary>
    public async Task<Answer> Submit(string page, string action, params (string Name, string Value)[] fields)
    {
        var answer = await Get(page);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return await SubmitFrom(answer, page, action, fields);
    }

    /// <summary>Fills in and sends a form of the page that was shown last, without opening it again.</summary>
    public Task<Answer> SubmitShown(string action, params (string Name, string Value)[] fields) =>
        SubmitFrom(_shown!, action, action, fields);

    /// <summary>Comes from that address, as a proxy tells it.</summary>
    public Visitor From(string address)
    {
        _http.DefaultRequestHeaders.Remove("X-Forwarded-For");
        _http.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return this;
    }

    private async Task<Answer> SubmitFrom(
        Answer answer, string page, string action, (string Name, string Value)[] fields)
    {
        var form = answer.Page.QuerySelectorAll<IHtmlFormElement>("main form, header form")
            .Where(f => f.Method == "post" && Action(f, page) == action)
            // One that names the address, before one that goes back to its page, whichever that was.
            .OrderByDescending(f => f.HasAttribute("action")).First();
        var values = form.Elements.OfType<IHtmlInputElement>()
            .Where(i => i.Name is not null && i.Type is not ("submit" or "button" or "file")
                && (i.Type is not ("radio" or "checkbox") || i.IsChecked))
            .Select(i => (Name: i.Name!, i.Value))
            .Concat(form.Elements.OfType<IHtmlTextAreaElement>().Select(a => (Name: a.Name!, a.Value)))
            .Concat(form.Elements.OfType<IHtmlSelectElement>().Select(s => (Name: s.Name!, Value: s.Value ?? "")))
            .Where(v => fields.All(f => f.Name != v.Name))
            .Concat(fields);
        return await Post(action, [.. values]);
    }

    /// <summary>Fills in a form with a file, as <see cref="Submit"/> does; without bytes no file is chosen.</summary>
    public async Task<Answer> Upload(string page, string path, string file, byte[]? bytes)
    {
        var answer = await Get(page);
        var form = answer.Page.QuerySelectorAll<IHtmlFormElement>("main form")
            .First(f => Action(f, page).Split('?')[0] == path.Split('?')[0]
                && f.QuerySelector($"input[type=file][name='{file}']") is not null);
        using var content = new MultipartFormDataContent();
        foreach (var input in form.Elements.OfType<IHtmlInputElement>().Where(i => i.Type is not ("file" or "submit")))
            if (input.Name is { } name) content.Add(new StringContent(input.Value), name);
        foreach (var select in form.Elements.OfType<IHtmlSelectElement>())
            content.Add(new StringContent(select.Value ?? ""), select.Name!);
        if (bytes is not null) content.Add(new ByteArrayContent(bytes), file, "papel.pdf");
        return await Send(path, content);
    }

    /// <summary>Sends exactly these fields, without looking at a page first.</summary>
    public async Task<Answer> Post(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await Read(await _http.PostAsync(path, content));
    }

    /// <summary>The answer as it came, for its headers and bytes.</summary>
    public Task<HttpResponseMessage> Raw(string path) => _http.GetAsync(path);

    /// <summary>The bytes of an answer that must be a success.</summary>
    public async Task<byte[]> Bytes(string path)
    {
        using var answer = await Raw(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    /// <summary>Sends a request with headers of its own.</summary>
    public Task<HttpResponseMessage> Send(HttpRequestMessage request) => _http.SendAsync(request);

    /// <summary>The same, read as a page.</summary>
    public async Task<Answer> Answer(HttpRequestMessage request) => await Read(await _http.SendAsync(request));

    public Uri Address => _http.BaseAddress!;

    /// <summary>Sends a body as it is, such as a form with files.</summary>
    public async Task<Answer> Send(string path, HttpContent content) =>
        await Read(await _http.PostAsync(path, content));

    public void Dispose() => _http.Dispose();

    // A form without an action posts to its own page.
    private static string Action(IHtmlFormElement form, string page) =>
        form.GetAttribute("action") is { Length: > 0 } action ? action : page;

    private static async Task<Answer> Read(HttpResponseMessage response)
    {
        using (response)
        {
            var body = await response.Content.ReadAsStringAsync();
            var page = await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(body));
            return new(response.StatusCode, response.Headers.Location?.ToString(), page, body);
        }
    }
}
