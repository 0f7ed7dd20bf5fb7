namespace ThreeForOne.Domain;

/// <summary>Repeats what a person typed without letting a huge paste fill the page.</summary>
internal static class Quote
{
    private const int CharactersMax = 40;

    public static string Short(string text) => text.Length <= CharactersMax ? text : text[..CharactersMax] + "…";
}
