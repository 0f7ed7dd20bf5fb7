using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ThreeForOne.Server.Features.SelfTest;

/// <summary>
/// The self-test found something that does not hold; the message says what was asked and what was answered.
/// </summary>
public sealed class SelfTestFailed(string message) : Exception(message);

/// <summary>A file to attach to a form.</summary>
public sealed record Upload(string Field, string Name, string MediaType, byte[] Bytes);

/// <summary>
/// One person at a browser without JavaScript: opens pages, fills their forms as they stand and follows redirects.
/// Every answer is checked: an error page, or an error said on the page, ends the self-test.
/// </summary>
public sealed class Visitor : IDisposable
{
    private readonly HttpClient http;
    private readonly HtmlParser parser = new();

    public Visitor(Uri address, string name)
    {
        Name = name;
        var handler = new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = true };
        http = new HttpClient(handler) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
    }

    public string Name { get; }

    /// <summary>The page that the visitor looks at.</summary>
    public IHtmlDocument Page { get; private set; } = null!;

    /// <summary>Where that page is, after redirects.</summary>
    public Uri At { get; private set; } = null!;

    public async Task<IHtmlDocument> Open(string path, CancellationToken stop)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute), stop);
        return await Read(answer, "GET " + path, stop);
    }

    /// <summary>Fetches a file, such as a PDF; null while it is being prepared.</summary>
    public async Task<byte[]?> Fetch(string path, string mediaType, CancellationToken stop)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), stop);
        return answer.IsSuccessStatusCode && answer.Content.Headers.ContentType?.MediaType == mediaType
            ? await answer.Content.ReadAsByteArrayAsync(stop)
            : null;
    }

    /// <summary>
    /// Sends the form that has the field or selector given, with what it holds already and the values given. A value
    /// for a button's name presses that button.
    /// </summary>
    public async Task<IHtmlDocument> Send(
        string form, CancellationToken stop, Upload? file = null, params (string Name, string Value)[] values)
    {
        var element = Page.QuerySelectorAll(form)
            .Select(e => e as IHtmlFormElement ?? e.Closest("form") as IHtmlFormElement)
            .FirstOrDefault(f => f is not null)
                ?? throw new SelfTestFailed($"{Name}: {At.PathAndQuery} has no form {form}.");
        var fields = Held(element).Where(h => values.All(v => v.Name != h.Key))
            .Concat(values.Select(v => KeyValuePair.Create(v.Name, v.Value)));

        var pressed = element.QuerySelectorAll("button")
            .FirstOrDefault(b => values.Any(v => b.GetAttribute("name") == v.Name));
        var action = pressed?.GetAttribute("formaction") ?? element.GetAttribute("action");
        var address = string.IsNullOrEmpty(action) ? At : new Uri(At, action);
        using HttpContent content = file is null ? new FormUrlEncodedContent(fields) : Multipart(fields, file);
        using var answer = await http.PostAsync(address, content, stop);
        return await Read(answer, "POST " + address.PathAndQuery, stop);
    }

    public void Dispose() => http.Dispose();

    private static IEnumerable<KeyValuePair<string, string>> Held(IHtmlFormElement form)
    {
        foreach (var element in form.QuerySelectorAll("input[name], select[name], textarea[name]"))
        {
            var name = element.GetAttribute("name")!;
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }:
                case IHtmlInputElement { Type: "file" or "submit" }:
                    break;
                case IHtmlInputElement input:
                    yield return KeyValuePair.Create(name, input.Value);
                    break;
                case IHtmlSelectElement select:
                    yield return KeyValuePair.Create(name, select.Value ?? "");
                    break;
                case IHtmlTextAreaElement area:
                    yield return KeyValuePair.Create(name, area.Value);
                    break;
            }
        }
    }

    private static MultipartFormDataContent Multipart(IEnumerable<KeyValuePair<string, string>> fields, Upload file)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields) content.Add(new StringContent(value), name);
        var bytes = new ByteArrayContent(file.Bytes);
        bytes.Headers.ContentType = new MediaTypeHeaderValue(file.MediaType);
        content.Add(bytes, file.Field, file.Name);
        return content;
    }

    private async Task<IHtmlDocument> Read(HttpResponseMessage answer, string asked, CancellationToken stop)
    {
        At = answer.RequestMessage!.RequestUri!;
        Page = await parser.ParseDocumentAsync(await answer.Content.ReadAsStringAsync(stop), stop);
        var said = Page.QuerySelector(".usa-alert--error, .error-summary")?.TextContent.Trim();
        if (answer.IsSuccessStatusCode && said is null) return Page;
        var words = said ?? Page.QuerySelector("main")?.TextContent.Trim() ?? "";
        var line = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        throw new SelfTestFailed(
            $"{Name}: {asked} answered {(int)answer.StatusCode}: {line[..Math.Min(line.Length, 400)]}");
    }
}
