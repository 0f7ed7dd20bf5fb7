using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace ThreeForOne.Server.Features.Papers;

/// <summary>
/// Unpacks the parts of a PDF up to a limit: a file of a few kilobytes can hold gigabytes. Pictures are never unpacked
/// here, so their filters are not known.
/// </summary>
internal sealed class BoundedFilters() : BaseFilterProvider(Known)
{
    private static readonly Dictionary<string, IFilter> Known = new()
    {
        ["FlateDecode"] = new BoundedFlate(), ["Fl"] = new BoundedFlate(),
        ["ASCIIHexDecode"] = new AsciiHexDecodeFilter(), ["AHx"] = new AsciiHexDecodeFilter(),
        ["ASCII85Decode"] = new Ascii85Filter(), ["A85"] = new Ascii85Filter(),
        ["RunLengthDecode"] = new RunLengthFilter(), ["RL"] = new RunLengthFilter(),
    };
}

/// <summary>Measures what would come out before anything is kept.</summary>
internal sealed class BoundedFlate : IFilter
{
    private const long UnpackedBytesMax = 64L << 20;
    private const int HeaderBytes = 2;
    private readonly FlateFilter inner = new();

    public bool IsSupported => true;

    /// <exception cref="InvalidDataException">It unpacks to more than any paper needs.</exception>
    public Memory<byte> Decode(
        Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
    {
        if (input.Length > HeaderBytes) Measure(input);
        return inner.Decode(input, streamDictionary, filterProvider, filterIndex);
    }

    private static void Measure(Memory<byte> input)
    {
        // Without its header and checksum, as the reader of PDFs takes it: many scanners write them wrong.
        using var packed = new MemoryStream(input[HeaderBytes..].ToArray(), writable: false);
        using var unpacked = new DeflateStream(packed, CompressionMode.Decompress);
        var (buffer, total) = (new byte[81_920], 0L);
        try
        {
            for (int read; (read = unpacked.Read(buffer)) > 0;)
                if ((total += read) > UnpackedBytesMax)
                    throw new InvalidDataException("A part of this PDF is too large when unpacked.");
        }
        catch (InvalidDataException) when (total <= UnpackedBytesMax)
        {
            // Not well packed: what the reader makes of it is bounded by what was measured so far.
        }
    }
}
