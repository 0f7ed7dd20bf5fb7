using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using QRCoder;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Documents.Records;

namespace ThreeForOne.Server.Features.Documents.Rendering;

/// <summary>How many renderers run, how long one may take, and which Node runs them.</summary>
public sealed record PdfRendererOptions(int Processes = 2, TimeSpan? Patience = null, string? Node = null)
{
    /// <summary>A document is refused after this long, and its process replaced.</summary>
    public TimeSpan PatienceOrDefault => Patience ?? TimeSpan.FromSeconds(30);

    public string NodeOrDefault => Node ?? Environment.GetEnvironmentVariable("THREEFORONE_NODE") ?? "node";
}

/// <summary>
/// Turns a record into PDF/A-3a with a pool of long-lived Node processes, started when first needed. The same record,
/// type and time give the same bytes.
/// </summary>
public sealed class PdfRenderer : IAsyncDisposable
{
    private readonly PdfRendererOptions _options;
    private readonly Lazy<RendererFiles> _files = new(() => new RendererFiles());
    private readonly Lazy<string> _fontHash;
    private readonly Channel<RendererProcess?> _pool = Channel.CreateUnbounded<RendererProcess?>();
    private long _lastId;

    public PdfRenderer(PdfRendererOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Processes, 1);
        _options = options;
        _fontHash = new(() => _files.Value.FontHash());
        for (var i = 0; i < options.Processes; i++) _pool.Writer.TryWrite(null);
    }

    /// <summary>
    /// Renders the canonical bytes of a record; <paramref name="createdAt"/> becomes the PDF's creation date.
    /// </summary>
    /// <exception cref="PdfRenderingFailed">With what to mend.</exception>
    public async Task<PdfFile> Render(
        string documentType, ReadOnlyMemory<byte> record, DateTimeOffset createdAt, CancellationToken stop)
    {
        var type = DocumentType.Of(documentType);
        var request = new RenderRequest(
            Interlocked.Increment(ref _lastId), type.Code, Encoding.UTF8.GetString(record.Span), Qr(record),
            CanonicalJson.Hash(record.Span), createdAt.ToUnixTimeSeconds());

        var (template, version) = (_files.Value.TemplateHash(type), Version());
        return new(await Ask(request, stop), template, _fontHash.Value, version);
    }

    public async ValueTask DisposeAsync()
    {
        _pool.Writer.TryComplete();
        await foreach (var process in _pool.Reader.ReadAllAsync()) process?.Dispose();
    }

    private async Task<byte[]> Ask(RenderRequest request, CancellationToken stop)
    {
        var process = await _pool.Reader.ReadAsync(stop);
        var healthy = false;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(_options.PatienceOrDefault);
        try
        {
            process ??= Start();
            var answer = await process.Ask(request, patience.Token);
            if (answer is null)
            {
                // It may have died long ago, idle: a fresh one gets the same question once.
                process.Dispose();
                process = Start();
                answer = await process.Ask(request, patience.Token);
            }

            healthy = answer is not null;
            return Pdf(answer, request.Type, process);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new PdfRenderingFailed(
                $"{request.Type} took longer than {_options.PatienceOrDefault.TotalSeconds:0} s.");
        }
        finally
        {
            if (!healthy) process?.Dispose();
            if (!_pool.Writer.TryWrite(healthy ? process : null)) process?.Dispose();
        }
    }

    private RendererProcess Start() => new(_files.Value, _options.NodeOrDefault);

    private static byte[] Pdf(RenderAnswer? answer, string type, RendererProcess process)
    {
        if (answer is null)
            throw new PdfRenderingFailed($"The renderer ended while making {type}. {process.Complaint}");
        if (answer.Error is { } error) throw new PdfRenderingFailed($"{type}: {error}");
        var bytes = Convert.FromBase64String(answer.Pdf ?? "");
        return bytes.AsSpan().StartsWith("%PDF-"u8)
            ? bytes
            : throw new PdfRenderingFailed($"{type}: this is not a PDF.");
    }

    private static string Qr(ReadOnlyMemory<byte> record)
    {
        using var json = JsonDocument.Parse(record);
        var address = json.RootElement.GetProperty("head").GetProperty("verification_url").GetString()!;
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(code);
        return svg.GetGraphic(
            new System.Drawing.Size(200, 200), "#1B1B1B", "#FFFFFF", true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }

    private string Version() =>
        $"{_files.Value.CompilerVersion()}; QRCoder {typeof(QRCodeGenerator).Assembly.GetName().Version?.ToString(3)}";
}
