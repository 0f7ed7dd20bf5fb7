using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Talking;

/// <summary>What a person wrote, as it is kept: nothing hidden in it, and no longer than a page shows.</summary>
public static class TalkText
{
    public const int SubjectMax = 120;

    public const int BodyMax = 4000;

    /// <summary>The subject on one line.</summary>
    public static Result<string> Subject(string? typed)
    {
        var line = string.Join(
            ' ', PlainText.Of(typed ?? "").Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        if (line.Length == 0) return new QuestionSubjectMissing();
        return TextTooLong.Of((line, SubjectMax, new("De qué se trata", "What it is about"))) is { } tooLong
            ? tooLong
            : line;
    }

    public static Result<string> Body(string? typed)
    {
        // A browser sends line ends as two characters; people count one.
        var text = PlainText.Of(typed ?? "").ReplaceLineEndings("\n").Trim();
        if (text.Length == 0) return new MessageMissing();
        return TextTooLong.Of((text, BodyMax, new("Mensaje", "Message"))) is { } tooLong ? tooLong : text;
    }
}
