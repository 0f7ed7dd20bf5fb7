using System.Text.RegularExpressions;
using ThreeForOne.Server.Features.Programmes;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace ThreeForOne.Server.Tests.Tidy;

/// <summary>What workflows/RULES.md says of the keys of a rule pack is what the reader knows.</summary>
public sealed partial class RuleKeyTests
{
    // A key that nobody knows makes the reader tell which it does know there.
    private const string Unknown = "zzz";

    private static readonly string[] SaidOfAll = ["source", "verified", "es", "en"];

    private static readonly string Text = File.ReadAllText(Path.Combine(House.Root, "workflows", "RULES.md"));

    private static IEnumerable<string> Documented => Text.Split('\n')
        .Where(l => l.StartsWith("| `", StringComparison.Ordinal))
        .SelectMany(l => Key().Matches(l.Split('|')[1]).Select(m => m.Groups[1].Value));

    [Fact]
    public void Every_key_that_the_reader_knows_is_documented_and_no_other()
    {
        var known = House.Files("workflows", ".yaml")
            .Where(f => House.Short(f).Contains("/rules/", StringComparison.Ordinal))
            .SelectMany(f => Known(House.Short(f), File.ReadAllText(f))).ToHashSet();

        Assert.True(known.Count > 90, $"only {known.Count} keys were found");
        House.None(known.Where(k => !IsDocumented(k)).Order());
        House.None(Documented.Where(k => k[0] != '*' && !known.Contains(k)));
    }

    [Fact]
    public void Every_word_that_a_value_may_be_is_documented()
    {
        var words = Words("matching_base: { value: ", "choices: { value: [", "kind: ", "measure: ", "selection: ",
            "cut_order: { value: ", "scope: ", "needed: ", "kinds: [").ToList();

        Assert.True(words.Count > 15);
        House.None(words.Where(w => !Text.Contains($"`{w}`", StringComparison.Ordinal)
            && !Regex.IsMatch(Text, $@"`\[([a-z_]+, )*{w}(, [a-z_]+)*\]`")));
    }

    // A map of rows that carries the same key needs no line of its own, as long as one of what is in it has one.
    private static bool IsDocumented(string key) => Documented.Contains(key)
        || SaidOfAll.Contains(key.Split('.')[^1])
        || Documented.Any(d => d.StartsWith(key + ".", StringComparison.Ordinal)
            || d.StartsWith(key + "[]", StringComparison.Ordinal));

    private static IEnumerable<string> Known(string file, string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        foreach (var map in stream.Documents[0].AllNodes.OfType<YamlMappingNode>())
        {
            var (at, column) = ((int)map.Start.Index, (int)map.Start.Column);
            var spoilt = map.Style == MappingStyle.Flow
                ? text.Insert(at + 1, $" {Unknown}: 1,")
                : text.Insert(at, $"{Unknown}: 1\n{new string(' ', column - 1)}");
            var told = Assert.Throws<ProgrammeFileException>(() => RulePackYaml.Read(file, spoilt)).Message;
            // Weights and divisions have the keys of their pack; they are refused in another way.
            if (KnownHere().Match(told) is not { Success: true } found) continue;
            var path = Regex.Replace(found.Groups[1].Value, @"\[\d+\]", "[]");
            foreach (var key in found.Groups[2].Value.Split(", ")) yield return path + key;
        }
    }

    private static IEnumerable<string> Words(params string[] keys)
    {
        var path = House.Files("workflows", ".yaml").First(f => f.EndsWith("2026.yaml", StringComparison.Ordinal));
        var text = File.ReadAllText(path);
        foreach (var key in keys)
        {
            var at = text.IndexOf(key, StringComparison.Ordinal) + key.Length;
            var spoilt = text.Insert(at, Unknown);
            var told = Assert.Throws<ProgrammeFileException>(() => RulePackYaml.Read("x", spoilt)).Message;
            foreach (var word in NoneOf().Match(told).Groups[1].Value.Split(", ")) yield return word;
        }
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Key();

    [GeneratedRegex(@":\d+: (.*)zzz: unknown key; known here: (.*) / clave")]
    private static partial Regex KnownHere();

    [GeneratedRegex("is none of (.*) / ")]
    private static partial Regex NoneOf();
}
