namespace ThreeForOne.Server.Features.Projects;

/// <summary>
/// What somebody looks for, as it stands in the address; no words and no filters find everything.
/// <paramref name="After"/> is where the page begins: a project, with its rank where the best come first.
/// </summary>
public sealed record ProjectQuery(string? Words, string? State, int? Year = null, string? After = null)
{
    public const int TextMax = 80;
    private const int WordsMax = 8;

    /// <summary>Of a single letter or two there is one in nearly every name.</summary>
    private const int LetterMin = 3;

    public string Text { get; } = Words?.Trim() switch
    {
        null => "",
        { Length: > TextMax } longer => PlainText.Begin(longer, TextMax),
        var words => words,
    };

    public string Of { get; } = StateLabels.All.Contains(State ?? "") ? State! : "";

    /// <summary>The words to find, all of them.</summary>
    public IReadOnlyList<string> Sought => [.. SearchText.Words(Text).Take(WordsMax)];

    /// <summary>Something was typed, but nothing that could be looked for.</summary>
    public bool IsTooShort => Text.Length > 0 && Sought.All(word => word.Length < LetterMin);

    public bool IsFiltered => Text.Length > 0 || Of.Length > 0 || Year is not null;

    /// <summary>The filters as they stand in an address, without the page.</summary>
    public string Filter => string.Join('&', new[]
    {
        Text.Length > 0 ? "q=" + Uri.EscapeDataString(Text) : "", Of.Length > 0 ? "state=" + Of : "",
        Year is { } year ? $"year={year}" : "",
    }.Where(part => part.Length > 0));

    /// <summary>The page that begins after this one, at an address.</summary>
    public string PageAfter(string at, string cursor) =>
        $"{at}?{(Filter.Length > 0 ? Filter + "&" : "")}after={cursor}";

    /// <summary>After which project, and its rank when the best come first; null at the beginning.</summary>
    internal (int? Rank, Guid Id)? Cursor => After?.Split('~') switch
    {
        [var id] when Guid.TryParse(id, out var last) => (null, last),
        [var rank, var id] when rank is "0" or "1" or "2" && Guid.TryParse(id, out var last) => (rank[0] - '0', last),
        _ => null,
    };
}
