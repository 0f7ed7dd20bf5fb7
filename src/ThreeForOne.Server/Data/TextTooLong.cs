namespace ThreeForOne.Server.Data;

/// <summary>A text is longer than what is kept of it.</summary>
public sealed record TextTooLong(Bilingual Field, int LengthMax, int Length) : Refusal("text.too_long")
{
    public override Bilingual Say => new(
        $"{Field.Spanish}: escriba {LengthMax} letras cuando mucho; hay {Length}.",
        $"{Field.English}: enter at most {LengthMax} letters; there are {Length}.");

    /// <summary>The first text beyond its limit, as the table's own check counts; null when all fit.</summary>
    public static Refusal? Of(params ReadOnlySpan<(string? Text, int LengthMax, Bilingual Field)> texts)
    {
        foreach (var (text, most, field) in texts)
            if (text?.Trim().Length is { } length && length > most) return new TextTooLong(field, most, length);
        return null;
    }
}
