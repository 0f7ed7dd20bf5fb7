using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using ImageMagick;
using ThreeForOne.Server.Features.Papers;
using ThreeForOne.Server.Tests.Tidy;

namespace ThreeForOne.Server.Tests.Papers;

/// <summary>Papers as people send them, good and bad.</summary>
internal static class SamplePapers
{
    private static readonly uint[] Crc = [.. Enumerable.Range(0, 256).Select(CrcOf)];

    /// <summary>What a phone writes: HEIC, with the place where it was taken.</summary>
    public static byte[] Heic => Read("photo.heic");

    /// <summary>Made by qpdf: cannot be opened without a password.</summary>
    public static byte[] Encrypted => Read("encrypted.pdf");

    /// <summary>Made by qpdf: opens, but may not be changed.</summary>
    public static byte[] Restricted => Read("restricted.pdf");

    /// <summary>A Windows program.</summary>
    public static byte[] Program => [.. "MZ\x90\0\x03\0\0\0"u8, .. new byte[200]];

    /// <summary>A photo of a sheet held sideways, sides as they lie in the file, with the camera's notes.</summary>
    public static byte[] Photo(MagickFormat format = MagickFormat.Jpeg, uint width = 60, uint height = 40)
    {
        using var picture = new MagickImage(MagickColors.Beige, width, height);
        var notes = new ExifProfile();
        notes.SetValue(ExifTag.Orientation, (ushort)Orientation.RightTop);
        notes.SetValue(ExifTag.GPSLatitude, [new(21, 1), new(38, 1), new(0, 1)]);
        notes.SetValue(ExifTag.GPSLatitudeRef, "N");
        picture.Orientation = Orientation.RightTop;
        picture.SetProfile(notes);
        return picture.ToByteArray(format);
    }

    /// <summary>Black, packed as well as PNG packs: a hundred kilobytes that open to gigabytes.</summary>
    public static byte[] PngOf(int width, int height, bool whole = true)
    {
        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        head[8] = 1;   // one bit a point
        Chunk(png, "IHDR", head);
        Chunk(png, "IDAT", whole ? Packed(height, new byte[(width + 7) / 8 + 1]) : [1, 2, 3]);
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    public static byte[] Packed(int times, byte[] row)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            for (var i = 0; i < times; i++) zip.Write(row);
        return packed.ToArray();
    }

    private static void Chunk(MemoryStream png, string name, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. content];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        png.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~named.Aggregate(~0u, (c, b) => (c >> 8) ^ Crc[(c ^ b) & 0xFF]));
        png.Write(number);
    }

    private static uint CrcOf(int of)
    {
        var c = (uint)of;
        for (var k = 0; k < 8; k++) c = (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
        return c;
    }

    private static byte[] Read(string name) => File.ReadAllBytes(
        Path.Combine(House.Root, "tests", "ThreeForOne.Server.Tests", "Papers", "samples", name));
}
