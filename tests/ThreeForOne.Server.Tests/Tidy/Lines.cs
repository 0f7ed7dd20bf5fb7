namespace ThreeForOne.Server.Tests.Tidy;

/// <summary>One line of a file, and where a person finds it.</summary>
internal sealed record Lines(string Place, string Text)
{
    public bool IsComment => Text.AsSpan().TrimStart().StartsWith("//");

    public static IEnumerable<Lines> Of(string file) =>
        File.ReadLines(file).Select((text, i) => new Lines($"{House.Short(file)}:{i + 1}", text));
}
