namespace ThreeForOne.Server.Features.Papers;

/// <summary>What kind of file it is, told by its first bytes and never by its name.</summary>
public sealed record FileContent(string MediaType, string Extension)
{
    /// <summary>20 MB, as the database holds it too.</summary>
    public const int BytesMax = 20 * 1024 * 1024;

    public static FileContent Pdf { get; } = new("application/pdf", ".pdf");

    public static FileContent Jpeg { get; } = new("image/jpeg", ".jpg");

    public static FileContent Png { get; } = new("image/png", ".png");

    public static FileContent Heic { get; } = new("image/heic", ".heic");

    private static readonly (byte[] Start, FileContent Kind)[] Kinds =
    [
        ("%PDF-"u8.ToArray(), Pdf),
        ([0xFF, 0xD8, 0xFF], Jpeg),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], Png),
    ];

    // Windows, Linux, macOS (both byte orders and the kind for two processors), and scripts.
    private static readonly byte[][] Programs =
    [
        "MZ"u8.ToArray(), [0x7F, 0x45, 0x4C, 0x46], [0xCF, 0xFA, 0xED, 0xFE], [0xFE, 0xED, 0xFA, 0xCF],
        [0xCA, 0xFE, 0xBA, 0xBE], "#!"u8.ToArray(),
    ];

    // The brands under which phones write their pictures.
    private static readonly string[] HeicBrands = ["heic", "heix", "heim", "heis", "mif1"];

    public bool IsPhoto => this != Pdf;

    /// <summary>As people call it.</summary>
    public string Format => Extension[1..].ToUpperInvariant() is "JPG" ? "JPEG" : Extension[1..].ToUpperInvariant();

    /// <summary>The kind that a media type names; what is not ours reads as a picture.</summary>
    public static FileContent OfMediaType(string mediaType) =>
        new[] { Pdf, Png, Heic }.FirstOrDefault(k => k.MediaType == mediaType) ?? Jpeg;

    public static Result<FileContent> Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 0) return new FileMissing();
        if (bytes.Length > BytesMax) return new FileTooLarge();
        foreach (var (start, kind) in Kinds)
            if (bytes.StartsWith(start)) return kind;
        if (IsHeic(bytes)) return Heic;
        foreach (var start in Programs)
            if (bytes.StartsWith(start)) return new FileIsProgram();
        return new FileKindNotTaken();
    }

    /// <summary>The name as given, without folders or control characters, ending as its content does.</summary>
    public string Named(string? given)
    {
        const int LengthMax = 200;
        var last = PlainText.Of(given ?? "").Split('/', '\\')[^1];
        var name = new string([.. last.Where(c => !char.IsControl(c))]).Trim();
        var ends = Path.GetExtension(name);
        var fits = string.Equals(ends, Extension, StringComparison.OrdinalIgnoreCase)
            || (Extension == ".jpg" && string.Equals(ends, ".jpeg", StringComparison.OrdinalIgnoreCase))
            || (Extension == ".heic" && string.Equals(ends, ".heif", StringComparison.OrdinalIgnoreCase));
        var stem = fits ? name[..^ends.Length] : name;
        if (stem.Length == 0) stem = "archivo";
        var ending = fits ? ends : Extension;
        return PlainText.Begin(stem, LengthMax - ending.Length) + ending;
    }

    // A box of type "ftyp" comes first, and names its brand.
    private static bool IsHeic(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 12 && bytes[4..8].SequenceEqual("ftyp"u8)
        && HeicBrands.Contains(System.Text.Encoding.ASCII.GetString(bytes[8..12]));
}
