using System.ComponentModel;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace ThreeForOne.Server.Tests.Documents;

/// <summary>Looks into PDFs: by itself for attachments, with poppler and qpdf for the rest where installed.</summary>
internal static partial class PdfTools
{
    public static string Text(byte[] pdf) => Run("pdftotext", pdf, "-layout", "FILE", "-").Output;

    public static string Info(byte[] pdf) => Run("pdfinfo", pdf, "FILE").Output;

    public static (int Exit, string Output) Check(byte[] pdf) => Run("qpdf", pdf, "--check", "FILE");

    /// <summary>The bytes of the only embedded file.</summary>
    public static byte[] Attachment(byte[] pdf)
    {
        // Latin-1 keeps one character a byte, so positions in the text are positions in the file.
        var text = Encoding.Latin1.GetString(pdf);
        var match = Assert.Single(EmbeddedFile().Matches(text));
        var start = match.Index + match.Length;
        var length = int.Parse(Length().Match(match.Value).Groups[1].ValueSpan, null);
        using var stream = new MemoryStream(pdf, start, length);
        if (!match.Value.Contains("FlateDecode", StringComparison.Ordinal)) return stream.ToArray();
        using var inflate = new ZLibStream(stream, CompressionMode.Decompress);
        using var plain = new MemoryStream();
        inflate.CopyTo(plain);
        return plain.ToArray();
    }

    private static (int Exit, string Output) Run(string tool, byte[] pdf, params string[] arguments)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, pdf);
            var start = new ProcessStartInfo(tool, arguments.Select(a => a == "FILE" ? file : a))
            {
                RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8,
            };
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output);
        }
        catch (Win32Exception)
        {
            Assert.Skip($"{tool} IS NOT INSTALLED: this PDF was not looked into.");
            throw;
        }
        finally
        {
            File.Delete(file);
        }
    }

    [GeneratedRegex(@"<<(?:(?!endobj).)*?/Type\s*/EmbeddedFile(?:(?!endobj).)*?>>\s*stream\r?\n",
        RegexOptions.Singleline)]
    private static partial Regex EmbeddedFile();

    [GeneratedRegex(@"/Length\s+(\d+)")]
    private static partial Regex Length();
}
