using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace ThreeForOne.Server.Features.Papers;

/// <summary>The scanner found something in the file.</summary>
public sealed record FileInfected() : Refusal("file.infected")
{
    public override Bilingual Say => new(
        "El revisor de virus encontró algo en este archivo. Revise su equipo y suba el documento original.",
        "The virus scanner found something in this file. Check your computer and upload the original document.");
}

/// <summary>A scanner is wanted and does not answer; nothing is taken unseen.</summary>
public sealed record ScannerAway() : Refusal("file.scanner_away")
{
    public override Bilingual Say => new(
        "Por ahora no se pueden revisar archivos. Vuelva a subirlo en unos minutos; lo demás sigue guardado.",
        "Files cannot be checked right now. Upload it again in a few minutes; everything else stays saved.");
}

/// <summary>
/// Shows a file to a virus scanner (clamd, by its INSTREAM command) where an operator named one; without one nothing is
/// asked.
/// </summary>
/// <param name="Address">Host and port; null when there is no scanner.</param>
public sealed record FileScanner(string? Address)
{
    public const string Setting = "THREEFORONE_SCANNER";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Null when the file may be kept.</summary>
    public async Task<Refusal?> Scan(byte[] bytes, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(Address)) return null;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        try
        {
            var answer = await Ask(bytes, patience.Token);
            return answer.EndsWith("OK", StringComparison.Ordinal) ? null
                : answer.EndsWith("FOUND", StringComparison.Ordinal) ? new FileInfected()
                : new ScannerAway();
        }
        catch (Exception away) when (away is SocketException or IOException)
        {
            return new ScannerAway();
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new ScannerAway();
        }
    }

    private async Task<string> Ask(byte[] bytes, CancellationToken stop)
    {
        var at = Address!.LastIndexOf(':');
        using var scanner = new TcpClient();
        await scanner.ConnectAsync(
            Address[..at], int.Parse(Address.AsSpan(at + 1), System.Globalization.CultureInfo.InvariantCulture), stop);
        await using var stream = scanner.GetStream();
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), stop);
        await stream.WriteAsync(length, stop);
        await stream.WriteAsync(bytes, stop);
        await stream.WriteAsync(new byte[4], stop);   // nothing more follows
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return (await reader.ReadToEndAsync(stop)).TrimEnd('\0', '\n', ' ');
    }
}
