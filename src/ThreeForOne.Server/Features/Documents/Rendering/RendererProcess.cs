using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ThreeForOne.Server.Features.Documents.Rendering;

/// <summary>One Node process that renders one document at a time, for as long as it lives.</summary>
internal sealed class RendererProcess : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private const int ComplaintMax = 4000;

    private readonly Process _process;
    private readonly StringBuilder _complaint = new();

    public RendererProcess(RendererFiles files, string node)
    {
        _process = new Process { StartInfo = Start(files, node) };
        _process.ErrorDataReceived += (_, line) => Remember(line.Data);
        try
        {
            _process.Start();
        }
        catch (Win32Exception missing)
        {
            _process.Dispose();
            throw new PdfRenderingFailed(
                $"Making PDFs needs Node.js 20 or newer, and '{node}' does not start ({missing.Message}). " +
                "Install Node.js or set THREEFORONE_NODE to its path.",
                missing);
        }

        _process.BeginErrorReadLine();
    }

    /// <summary>Sends a request and waits for its answer; null when the process died before it answered.</summary>
    public async Task<RenderAnswer?> Ask(RenderRequest request, CancellationToken stop)
    {
        try
        {
            await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request, Json).AsMemory(), stop);
            await _process.StandardInput.FlushAsync(stop);
        }
        catch (IOException)
        {
            return await Dead(stop);
        }

        var line = await _process.StandardOutput.ReadLineAsync(stop);
        if (line is null) return await Dead(stop);
        var answer = JsonSerializer.Deserialize<RenderAnswer>(line, Json);
        return answer?.Id == request.Id
            ? answer
            : throw new PdfRenderingFailed("The renderer answered another request.");
    }

    // Its last words may still be on their way when its answers end.
    private async Task<RenderAnswer?> Dead(CancellationToken stop)
    {
        await _process.WaitForExitAsync(stop);
        return null;
    }

    /// <summary>The last lines that the process wrote to its error stream.</summary>
    public string Complaint
    {
        get { lock (_complaint) return _complaint.ToString().Trim(); }
    }

    public void Dispose()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit(TimeSpan.FromSeconds(5));
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }

        _process.Dispose();
    }

    private void Remember(string? line)
    {
        lock (_complaint)
        {
            _complaint.AppendLine(line);
            if (_complaint.Length > ComplaintMax) _complaint.Remove(0, _complaint.Length - ComplaintMax);
        }
    }

    private static ProcessStartInfo Start(RendererFiles files, string node)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var start = new ProcessStartInfo(node)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = utf8,
            StandardOutputEncoding = utf8,
            StandardErrorEncoding = utf8,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        start.ArgumentList.Add(files.Script);
        start.ArgumentList.Add(JsonSerializer.Serialize(new { files.Templates, files.Fonts }, Json));

        // The renderer has no use for the server's secrets.
        string[] needed = ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot", "LANG"];
        foreach (var name in start.Environment.Keys.Except(needed, StringComparer.OrdinalIgnoreCase).ToArray())
            start.Environment.Remove(name);
        start.Environment["NODE_PATH"] = files.Modules;
        return start;
    }
}

internal sealed record RenderRequest(long Id, string Type, string Record, string Qr, string Hash, long CreatedAt);

internal sealed record RenderAnswer(long Id, [property: JsonPropertyName("pdf")] string? Pdf, string? Error);
