using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using ImageMagick;
using ThreeForOne.Server.Features.Operations;

namespace ThreeForOne.Server.Features.Papers;

/// <summary>The page cannot be drawn; the file can still be downloaded.</summary>
public sealed record PageNotDrawn() : Refusal("file.page_not_drawn")
{
    public override Bilingual Say => new(
        "Esta página no se puede mostrar aquí. Descargue el archivo para verla.",
        "This page cannot be shown here. Download the file to see it.");
}

/// <summary>
/// Draws a page of a PDF as a picture of ours, in a process of its own that knows no secret, gets no more than a time
/// and is gone afterwards. Our pages never show the PDF itself.
/// </summary>
public static class PdfPage
{
    private const int SideMax = 1_600;
    private const int Quality = 85;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly SemaphoreSlim Two = new(2);

    public static async Task<Result<ShownPhoto>> Draw(byte[] pdf, int page, CancellationToken stop)
    {
        await Two.WaitAsync(stop);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        try
        {
            return await Ask(pdf, page, patience.Token) is { } points ? Shown(points) : new PageNotDrawn();
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new PageNotDrawn();
        }
        finally
        {
            Two.Release();
        }
    }

    // Width, height and points; null when the process had none to give.
    private static async Task<byte[]?> Ask(byte[] pdf, int page, CancellationToken stop)
    {
        using var process = new Process { StartInfo = Start(page) };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return null;   // the health check tells an operator that Node is missing
        }
        try
        {
            var answer = new MemoryStream();
            var reading = process.StandardOutput.BaseStream.CopyToAsync(answer, stop);
            var complaint = process.StandardError.ReadToEndAsync(stop);
            await Write(process, pdf, stop);
            await Task.WhenAll(reading, complaint);
            await process.WaitForExitAsync(stop);
            return process.ExitCode == 0 && answer.Length > 8 ? answer.ToArray() : null;
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static async Task Write(Process process, byte[] pdf, CancellationToken stop)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(pdf, stop);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it read all: its answer says the rest.
        }
    }

    private static Result<ShownPhoto> Shown(byte[] points)
    {
        var width = BinaryPrimitives.ReadUInt32LittleEndian(points);
        var height = BinaryPrimitives.ReadUInt32LittleEndian(points.AsSpan(4));
        if (width is 0 or > 2 * SideMax || height is 0 or > 2 * SideMax || points.Length != 8 + 4L * width * height)
            return new PageNotDrawn();
        using var picture = new MagickImage();
        picture.ReadPixels(points.AsSpan(8), new PixelReadSettings(width, height, StorageType.Char, PixelMapping.RGBA));
        picture.BackgroundColor = MagickColors.White;
        picture.Alpha(AlphaAction.Remove);
        picture.Quality = Quality;
        return new ShownPhoto(picture.ToByteArray(MagickFormat.Jpeg), (int)width, (int)height);
    }

    private static ProcessStartInfo Start(int page)
    {
        var node = Environment.GetEnvironmentVariable("THREEFORONE_NODE") ?? "node";
        var start = new ProcessStartInfo(node)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            UseShellExecute = false, CreateNoWindow = true,
        };
        string[] needed = ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot", "LANG"];
        foreach (var name in start.Environment.Keys.Except(needed, StringComparer.OrdinalIgnoreCase).ToArray())
            start.Environment.Remove(name);
        start.Environment["NODE_PATH"] = Parts.NodePath;
        start.ArgumentList.Add("--max-old-space-size=512");
        start.ArgumentList.Add(Parts.Beside("papers", "page.mjs"));
        start.ArgumentList.Add(page.ToString(CultureInfo.InvariantCulture));
        start.ArgumentList.Add(SideMax.ToString(CultureInfo.InvariantCulture));
        return start;
    }
}
