namespace ThreeForOne.Server.Features.Papers;

/// <summary>The file is empty.</summary>
public sealed record FileMissing() : Refusal("file.missing")
{
    public override Bilingual Say => new("Elija un archivo que no esté vacío.", "Choose a file that is not empty.");
}

/// <summary>The file is beyond what is kept.</summary>
public sealed record FileTooLarge() : Refusal("file.too_large")
{
    public override Bilingual Say => new(
        "El archivo pesa más de 20 MB. Redúzcalo o escanéelo con menos resolución y vuelva a subirlo.",
        "The file is larger than 20 MB. Make it smaller, or scan it at a lower resolution, and upload it again.");
}

/// <summary>The content is none of the kinds of file that are taken, whatever its name says.</summary>
public sealed record FileKindNotTaken() : Refusal("file.kind_not_taken")
{
    public override Bilingual Say => new(
        "El contenido del archivo no es PDF, JPEG ni PNG, aunque su nombre lo diga. Guárdelo como PDF, o tome una foto, y vuelva a subirlo.",
        "The file's content is not PDF, JPEG or PNG, whatever its name says. Save it as PDF, or take a photo, and upload it again.");
}

/// <summary>The proposal holds as many files as it may.</summary>
public sealed record TooManyFiles() : Refusal("file.too_many")
{
    public override Bilingual Say => new(
        "La propuesta ya tiene 60 archivos. Quite alguno para subir otro.",
        "The proposal already has 60 files. Remove one to upload another.");
}

/// <summary>What kind of file it is, told by its first bytes and never by its name.</summary>
public sealed record FileContent(string MediaType, string Extension)
{
    /// <summary>20 MB, as the database holds it too.</summary>
    public const int BytesMax = 20 * 1024 * 1024;

    private static readonly (byte[] Start, FileContent Kind)[] Kinds =
    [
        ("%PDF-"u8.ToArray(), new("application/pdf", ".pdf")),
        ([0xFF, 0xD8, 0xFF], new("image/jpeg", ".jpg")),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], new("image/png", ".png")),
    ];

    public static Result<FileContent> Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 0) return new FileMissing();
        if (bytes.Length > BytesMax) return new FileTooLarge();
        foreach (var (start, kind) in Kinds)
            if (bytes.StartsWith(start)) return kind;
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
            || (Extension == ".jpg" && string.Equals(ends, ".jpeg", StringComparison.OrdinalIgnoreCase));
        var stem = fits ? name[..^ends.Length] : name;
        if (stem.Length == 0) stem = "archivo";
        var ending = fits ? ends : Extension;
        return PlainText.Begin(stem, LengthMax - ending.Length) + ending;
    }
}
