using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ThreeForOne.Server.Features.Documents.Records;

namespace ThreeForOne.Server.Features.Documents.Rendering;

/// <summary>Where script, templates, compiler and fonts lie, in a build and in a published server alike.</summary>
public sealed class RendererFiles
{
    private const string Package = "@myriaddreamin/typst-ts-node-compiler";
    private static readonly string[] Faces = ["400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic"];

    private RendererFiles(string root, string modules)
    {
        Script = Path.Combine(root, "documents", "renderer.mjs");
        Templates = Path.Combine(root, "documents", "templates");
        Fonts = [.. Faces.Select(f => Path.Combine(root, "fonts", $"NotoSans_{f}.ttf"))];
        Modules = modules;
    }

    public string Script { get; }
    public string Templates { get; }
    public IReadOnlyList<string> Fonts { get; }

    /// <summary>The folder that holds the Typst compiler's packages.</summary>
    public string Modules { get; }

    /// <summary>Everything lies beside the server, but in a clone the compiler stays where npm put it.</summary>
    public static RendererFiles Locate(string root)
    {
        var built = typeof(RendererFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(m => m.Key == "PartsFolder")?.Value;
        string?[] places = [Path.Combine(root, "parts"), built];
        var modules = places.FirstOrDefault(p => p is not null && File.Exists(PackageFile(p)));
        return new(root, modules ?? throw new PdfRenderingFailed(
            $"The PDF compiler {Package} is in none of: {string.Join(", ", places)}. Build or publish the server again."));
    }

    /// <summary>The Typst compiler's package name and version, as its package.json states them.</summary>
    public string CompilerVersion()
    {
        using var package = JsonDocument.Parse(File.ReadAllBytes(PackageFile(Modules)));
        return $"{Package} {package.RootElement.GetProperty("version").GetString()}";
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

    private static string PackageFile(string modules) => Path.Combine([modules, .. Package.Split('/'), "package.json"]);
}
