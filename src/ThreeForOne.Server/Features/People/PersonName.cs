using System.Text.RegularExpressions;

namespace ThreeForOne.Server.Features.People;

/// <summary>
/// A person's name as they write it: one word or many, any alphabet. Line ends and doubled spaces become one space.
/// </summary>
public static partial class PersonName
{
    /// <summary>Characters as people count them: an emoji is one.</summary>
    public const int LengthMax = 300;

    public static Result<string> Read(string? typed)
    {
        var name = Spaces().Replace(PlainText.Of(typed ?? "").Trim(), " ");
        if (!name.EnumerateRunes().Any(System.Text.Rune.IsLetter)) return new NameWithoutLetters();
        var length = name.EnumerateRunes().Count();
        if (length > LengthMax) return new TextTooLong(new("Nombre", "Name"), LengthMax, length);
        return name;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
