using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ThreeForOne.Server.Features.Documents.Records;
using ThreeForOne.Server.Features.Operations;

namespace ThreeForOne.Server.Features.Documents.Rendering;

/// <summary>Where script, templates, compiler and fonts lie, in a build and in a published server alike.</summary>
public sealed class RendererFiles
{
    private const string Package = "@myriaddreamin/typst-ts-node-compiler";
    private static readonly string[] Faces = ["400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic"];

    public string Script { get; } = Parts.Beside("documents", "renderer.mjs");
    public string Templates { get; } = Parts.Beside("documents", "templates");
    public IReadOnlyList<string> Fonts { get; } = [.. Faces.Select(f => Parts.Beside("fonts", $"NotoSans_{f}.ttf"))];

    /// <summary>The folder that holds the Typst compiler's packages.</summary>
    public string Modules { get; } = Parts.NodePath;

    /// <summary>The Typst compiler's package name and version, as its package.json states them.</summary>
    public string CompilerVersion()
    {
        using var package = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Parts.Folder(Package), "package.json")));
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
}
