using System.Globalization;
using ThreeForOne.Domain;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ThreeForOne.Server.Features.Programmes;

/// <summary>
/// A programme file that cannot be used: one line naming file, line, key and reason, in both languages. It stops the
/// boot.
/// </summary>
public sealed class ProgrammeFileException(string file, long line, string key, Bilingual reason)
    : Exception($"{file}:{line}: {(key.Length == 0 ? "" : key + ": ")}{reason.English} / {reason.Spanish}");

/// <summary>
/// A mapping of a YAML file, read strictly: a key that is missing, unknown, doubled or of another type is an error with
/// its line. <see cref="Done"/> must be called once everything that is known was asked for.
/// </summary>
internal sealed class YamlFields
{
    private readonly YamlMappingNode node;
    private readonly HashSet<string> asked = [];

    private YamlFields(string file, string path, YamlNode node)
    {
        (File, Path) = (file, path);
        this.node = node as YamlMappingNode ?? throw Wrong(file, node, path,
            new("se esperaban claves y valores", "expected keys and values"));
    }

    public string File { get; }

    public string Path { get; }

    public static YamlFields Root(string file, string text)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            var stream = new YamlStream();
            stream.Load(parser);
            if (stream.Documents.Count != 1)
                throw new ProgrammeFileException(file, 1, "",
                    new("se esperaba un documento YAML", "expected one YAML document"));
            return new YamlFields(file, "", stream.Documents[0].RootNode);
        }
        catch (YamlException e)
        {
            var reason = (e.InnerException ?? e).Message.ReplaceLineEndings(" ");
            throw new ProgrammeFileException(file, e.Start.Line, "",
                new($"esto no es YAML: {reason}", $"this is not YAML: {reason}"));
        }
        catch (InvalidOperationException)
        {
            // The scanner gives up in this way on some unclosed brackets; the last thing it understood is near.
            throw new ProgrammeFileException(file, parser.Current?.Start.Line ?? 1, "",
                new("esto no es YAML", "this is not YAML"));
        }
    }

    public string Text(string key)
    {
        var text = Scalar(key).Value ?? "";
        return text.Trim().Length > 0 ? text : throw Wrong(key, new("se esperaba un texto", "expected a text"));
    }

    public bool Flag(string key) => Plain(key) switch
    {
        "true" => true,
        "false" => false,
        _ => throw Wrong(key, new("se esperaba true o false", "expected true or false")),
    };

    public long Number(string key) =>
        long.TryParse(Plain(key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong(key, new("se esperaba un número entero", "expected a whole number"));

    public int Whole(string key) => Number(key) is >= int.MinValue and <= int.MaxValue and var n
        ? (int)n
        : throw Wrong(key, new("el número es demasiado grande", "the number is too large"));

    public Money Amount(string key) =>
        MoneyText.Parse(Text(key)).TryGet(out var money, out var refusal) ? money : throw Wrong(key, refusal.Say);

    public T OneOf<T>(string key, IReadOnlyDictionary<string, T> words) => One(Text(key), key, words);

    public IReadOnlyList<T> ManyOf<T>(string key, IReadOnlyDictionary<string, T> words) =>
        [.. Texts(key).Select(word => One(word, key, words))];

    public IReadOnlyList<string> Texts(string key) =>
    [
        .. Sequence(key).Select((item, i) => item is YamlScalarNode { Value: { Length: > 0 } text }
            ? text
            : throw Wrong(File, item, $"{At(key)}[{i}]", new("se esperaba un texto", "expected a text"))),
    ];

    public YamlFields Map(string key) => new(File, At(key), Node(key));

    public IReadOnlyList<YamlFields> Maps(string key) =>
        [.. Sequence(key).Select((item, i) => new YamlFields(File, $"{At(key)}[{i}]", item))];

    /// <summary>Whether an optional key is there; to ask is to know it.</summary>
    public bool Has(string key)
    {
        asked.Add(key);
        return node.Children.ContainsKey(new YamlScalarNode(key));
    }

    /// <summary>A mapping whose keys are free and whose values are whole numbers, such as weights.</summary>
    public IReadOnlyDictionary<string, long> Numbers(string key)
    {
        var map = Map(key);
        return map.node.Children.Keys.Select(k => ((YamlScalarNode)k).Value ?? "").ToDictionary(k => k, map.Number);
    }

    /// <summary>Refuses the first key that nobody asked for.</summary>
    public void Done()
    {
        foreach (var key in node.Children.Keys)
            if (key is not YamlScalarNode { Value: { } name } || !asked.Contains(name))
            {
                var known = string.Join(", ", asked);
                throw Wrong(File, key, At(key.ToString()), new(
                    $"clave desconocida; aquí se conocen: {known}", $"unknown key; known here: {known}"));
            }
    }

    /// <summary>What was read, once nothing is left over.</summary>
    public T All<T>(T read)
    {
        Done();
        return read;
    }

    public ProgrammeFileException Wrong(string key, Bilingual reason) => Wrong(File, Node(key), At(key), reason);

    /// <summary>The line of a value by the path that a refusal gives, or of the nearest key above it.</summary>
    public long LineOf(string path)
    {
        YamlNode at = node;
        foreach (var step in path.Split(['.', '['], StringSplitOptions.RemoveEmptyEntries))
        {
            var next = at switch
            {
                YamlSequenceNode list when int.TryParse(step.TrimEnd(']'), out var i) =>
                    list.Children.ElementAtOrDefault(i),
                YamlMappingNode map when map.Children.TryGetValue(new YamlScalarNode(step), out var child) => child,
                _ => null,
            };
            if (next is null) break;
            at = next;
        }

        return at.Start.Line;
    }

    private T One<T>(string word, string key, IReadOnlyDictionary<string, T> words) =>
        words.TryGetValue(word, out var value)
            ? value
            : throw Wrong(key, new(
                $"«{word}» no es ninguno de {string.Join(", ", words.Keys)}",
                $"“{word}” is none of {string.Join(", ", words.Keys)}"));

    private YamlNode Node(string key)
    {
        asked.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var child)
            ? child
            : throw Wrong(File, node, At(key), new("falta la clave", "missing key"));
    }

    private YamlScalarNode Scalar(string key) =>
        Node(key) as YamlScalarNode ?? throw Wrong(key, new("se esperaba un solo valor", "expected a single value"));

    // A quoted "true" or "12" is a text: whoever quoted it meant something else.
    private string Plain(string key) => Scalar(key) is { Style: ScalarStyle.Plain, Value: { } value } ? value : "";

    private IEnumerable<YamlNode> Sequence(string key) =>
        Node(key) is YamlSequenceNode list ? list.Children : throw Wrong(key,
            new("se esperaba una lista", "expected a list"));

    private string At(string key) => Path.Length == 0 ? key : $"{Path}.{key}";

    private static ProgrammeFileException Wrong(string file, YamlNode node, string path, Bilingual reason) =>
        new(file, node.Start.Line, path, reason);
}
