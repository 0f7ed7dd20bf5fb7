using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ThreeForOne.Server.Features.Papers;

namespace ThreeForOne.Server.Tests.Papers;

/// <summary>A scanner that speaks as clamd does: what it says of a file decides, and its silence too.</summary>
public sealed class FileScannerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("stream: OK", null)]
    [InlineData("stream: Eicar-Test-Signature FOUND", typeof(FileInfected))]
    [InlineData("INSTREAM size limit exceeded. ERROR", typeof(ScannerAway))]
    [InlineData("", typeof(ScannerAway))]
    public async Task What_the_scanner_says_decides(string answer, Type? refusal)
    {
        var paper = PlainPdf.Of("para revisar");
        using var scanner = new TcpListener(IPAddress.Loopback, 0);
        scanner.Start();
        var asked = Answer(scanner, answer);

        var told = await new FileScanner($"127.0.0.1:{((IPEndPoint)scanner.LocalEndpoint).Port}").Scan(paper, Stop);

        Assert.Equal(refusal, told?.GetType());
        Assert.Equal(paper, await asked);
    }

    [Fact]
    public async Task A_scanner_that_is_away_lets_nothing_pass_and_without_one_nothing_is_asked()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        Assert.IsType<ScannerAway>(await new FileScanner($"127.0.0.1:{port}").Scan([1], Stop));
        Assert.Null(await new FileScanner(null).Scan([1], Stop));
    }

    // Reads the command and the one chunk, as long as it says, and the empty one that ends it.
    private static async Task<byte[]> Answer(TcpListener scanner, string answer)
    {
        using var client = await scanner.AcceptTcpClientAsync(Stop);
        await using var stream = client.GetStream();
        var head = new byte["zINSTREAM\0".Length + 4];
        await stream.ReadExactlyAsync(head, Stop);
        Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(head[..^4]));
        var file = new byte[BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(head.Length - 4))];
        await stream.ReadExactlyAsync(file, Stop);
        await stream.ReadExactlyAsync(new byte[4], Stop);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer + "\0"), Stop);
        return file;
    }
}
