using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using ThreeForOne.Server.Features.Demo;

namespace ThreeForOne.Benchmarks.Pages;

/// <summary>One person's browser, as lean as can be: it shares the machine with what it measures.</summary>
public sealed partial class PageClient : IDisposable
{
    private readonly HttpClient _http;
    private string _token = "";

    private PageClient(Uri address) => _http = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = address };

    public static async Task<PageClient> SignIn(Uri address, DemoPerson person, CancellationToken stop)
    {
        var client = new PageClient(address);
        client._token = Token(await client._http.GetStringAsync("/sign-in", stop));
        await client.Post("/sign-in/demo", stop, ("Person", person.Id.ToString()));
        client._token = Token(await client._http.GetStringAsync("/views", stop), client._token);
        return client;
    }

    /// <summary>Takes the form's token of a page: it holds for every form of the same person.</summary>
    public async Task TakeToken(string path, CancellationToken stop) =>
        _token = Token(await _http.GetStringAsync(path, stop));

    /// <summary>Milliseconds until the whole page had come.</summary>
    public async Task<double> Get(string path, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        using var answer = await _http.GetAsync(path, stop);
        await answer.Content.CopyToAsync(Stream.Null, stop);
        if (answer.StatusCode != HttpStatusCode.OK) throw new HttpRequestException($"{path}: {answer.StatusCode}");
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    /// <summary>Sends a form; what is not answered by sending on is an error.</summary>
    public async Task<double> Post(string path, CancellationToken stop, params (string Name, string Value)[] fields)
    {
        var began = Stopwatch.GetTimestamp();
        using var form = new FormUrlEncodedContent(
            fields.Append(("__RequestVerificationToken", _token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        using var answer = await _http.PostAsync(path, form, stop);
        if (answer.StatusCode != HttpStatusCode.Found) throw new HttpRequestException($"{path}: {answer.StatusCode}");
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    /// <summary>Bytes of an answer that nobody keeps.</summary>
    public async Task<long> Download(string path, CancellationToken stop)
    {
        using var answer = await _http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, stop);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync(stop);
        var (buffer, bytes) = (new byte[64 * 1024], 0L);
        while (await body.ReadAsync(buffer, stop) is var read and > 0) bytes += read;
        return bytes;
    }

    public void Dispose() => _http.Dispose();

    private static string Token(string page, string? otherwise = null) =>
        FormToken().Match(page) is { Success: true } found ? found.Groups[1].Value
        : otherwise ?? throw new InvalidOperationException("The page has no form.");

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
