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

    private static string Literal(string typed) => string.Concat(typed.Trim().ToLowerInvariant().Select(letter =>
        letter is '%' or '_' or '\\' ? $"\\{letter}"
        : Accents.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? $"{Plain[at]}" : $"{letter}"));
}
