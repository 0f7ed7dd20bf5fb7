using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ThreeForOne.Server.Features.Documents.Records;

namespace ThreeForOne.Server.Features.Documents.Rendering;

/// <summary>Where script, templates, compiler and fonts lie: beside a published server, or in a clone.</summary>
public sealed class RendererFiles
{
    private static readonly string[] Weights = ["400Regular", "400Regular_Italic", "600SemiBold", "700Bold"];

    private RendererFiles(string root, string compiler, IReadOnlyList<string> fonts)
    {
        Script = Path.Combine(root, "renderer.mjs");
        Templates = Path.Combine(root, "templates");
        Compiler = compiler;
        Fonts = fonts;
    }

    public string Script { get; }
    public string Templates { get; }
    public string Compiler { get; }
    public IReadOnlyList<string> Fonts { get; }

    /// <summary>Looks beside the server first; in a clone the compiler and fonts stay where npm put them.</summary>
    public static RendererFiles Locate(string baseFolder)
    {
        var root = Path.Combine(baseFolder, "documents");
        var published = Path.Combine(root, "compiler");
        if (Directory.Exists(published))
            return new(root, published, [.. Weights.Select(w => Path.Combine(root, "fonts", $"NotoSans_{w}.ttf"))]);

        var modules = Modules(baseFolder) ?? throw new PdfRenderingFailed(
            $"Neither {published} nor a node_modules folder with the Typst compiler was found above {baseFolder}: " +
            "run 'npm ci' in src/ThreeForOne.Server.");
        var fonts = Path.Combine(modules, "@expo-google-fonts", "noto-sans");
        return new(root, CompilerIn(modules), [.. Weights.Select(w => Path.Combine(fonts, w, $"NotoSans_{w}.ttf"))]);
    }

    /// <summary>The Typst compiler's package name and version, as its package.json states them.</summary>
    public string CompilerVersion()
    {
        using var package = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Compiler, "package.json")));
        return $"{package.RootElement.GetProperty("name").GetString()} {package.RootElement.GetProperty("version").GetString()}";
    }

    public string TemplateHash(DocumentType type)
    {
        var common = Directory.GetFiles(Path.Combine(Templates, "common"), "*.typ").Order(StringComparer.Ordinal);
        return HashOf([.. common, Path.Combine(Templates, $"{type.Code}.typ"), Script]);
    }

    public string FontHash() => HashOf(Fonts);

    // Each file's name and length go in too, so that text moved from one file to the next is a change.
    private static string HashOf(IReadOnlyList<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            var bytes = File.ReadAllBytes(file);
            hash.AppendData(Encoding.UTF8.GetBytes($"{Path.GetFileName(file)} {bytes.Length}\n"));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string? Modules(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            string[] places =
            [
                Path.Combine(folder.FullName, "node_modules"),
                Path.Combine(folder.FullName, "src", "ThreeForOne.Server", "node_modules"),
            ];
            if (places.FirstOrDefault(p => Directory.Exists(CompilerIn(p))) is { } found) return found;
        }

        return null;
    }

    private static string CompilerIn(string modules) => Path.Combine(modules, "@myriaddreamin", "typst-ts-node-compiler");
}
