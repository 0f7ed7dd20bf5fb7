using System.Text.RegularExpressions;

namespace ThreeForOne.Workflow.Feel;

internal enum TokenKind { Text, Number, Name, Sign, End }

internal readonly record struct Token(TokenKind Kind, string Value);

internal static partial class FeelLexer
{
    private const int LengthMax = 1_000;   // a condition that nobody can read is a mistake

    public static List<Token> Read(string text)
    {
        if (text.Length > LengthMax) throw new FeelRefused($"a condition has at most {LengthMax} characters");
        var tokens = new List<Token>();
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at])) { at++; continue; }
            var match = Pattern().Match(text, at);
            if (!match.Success) throw new FeelRefused($"'{text[at]}' at position {at + 1} is not understood");
            tokens.Add(TokenOf(match));
            at += match.Length;
        }

        tokens.Add(new(TokenKind.End, "the end"));
        return tokens;
    }

    private static Token TokenOf(Match match) =>
        match.Groups["text"].Success ? new(TokenKind.Text, match.Groups["text"].Value)
        : match.Groups["number"].Success ? new(TokenKind.Number, match.Value)
        : match.Groups["name"].Success ? new(TokenKind.Name, match.Value)
        : new(TokenKind.Sign, match.Value);

    [GeneratedRegex("""
        \G(?:
          "(?<text>[^"\\]*)"
          | (?<number>-?[0-9]+(?:\.[0-9]+)?)
          | (?<name>[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*)
          | (?<sign>!=|<=|>=|[=<>(),])
        )
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Pattern();
}
