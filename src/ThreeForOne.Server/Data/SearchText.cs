using System.Text;

namespace ThreeForOne.Server.Data;

/// <summary>How people look for names: without case or accents, as search_text does in the database.</summary>
public static class SearchText
{
    private const string Accents = "áéíóúüñ";
    private const string Plain = "aeiouun";

    /// <summary>A pattern for what begins with this.</summary>
    public static string Begins(string typed) => Literal(typed) + "%";

    /// <summary>A pattern for what has this in it.</summary>
    public static string Holds(string typed) => "%" + Literal(typed) + "%";

    /// <summary>
    /// What was typed as words of plain letters and digits, each once, as search_key does in the database: nothing of a
    /// pattern, an accent or a picture is left.
    /// </summary>
    public static IReadOnlyList<string> Words(string typed)
    {
        var plain = new StringBuilder(typed.Length);
        foreach (var letter in typed.Normalize(NormalizationForm.FormKD))
        {
            if (letter is >= '\u0300' and <= '\u036F') continue;
            var small = char.ToLowerInvariant(letter);
            plain.Append(char.IsAsciiLetterOrDigit(small) ? small : ' ');
        }
        return [.. plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct()];
    }

    private static string Literal(string typed) => string.Concat(typed.Trim().ToLowerInvariant().Select(letter =>
        letter is '%' or '_' or '\\' ? $"\\{letter}"
        : Accents.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? $"{Plain[at]}" : $"{letter}"));
}
