namespace ThreeForOne.Server.Web;

/// <summary>
/// Text as a person can type and read it. Control characters come with a paste and neither PostgreSQL nor a PDF takes
/// them all; marks that turn the direction of writing could make a name read as another.
/// </summary>
public static class PlainText
{
    /// <summary>The text without them; tabs and line ends stay.</summary>
    public static string Of(string text) => text.Any(IsHidden) ? string.Concat(text.Where(c => !IsHidden(c))) : text;

    /// <summary>The beginning of a text; a character that needs two places is kept whole or left out.</summary>
    public static string Begin(string text, int lengthMax) =>
        text.Length <= lengthMax ? text
        : char.IsHighSurrogate(text[lengthMax - 1]) ? text[..(lengthMax - 1)]
        : text[..lengthMax];

    private static bool IsHidden(char c) =>
        (char.IsControl(c) && c is not ('\t' or '\r' or '\n'))
        || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
