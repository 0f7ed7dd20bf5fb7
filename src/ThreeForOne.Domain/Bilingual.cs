namespace ThreeForOne.Domain;

/// <summary>A text that people read, in Spanish and in English; Spanish is first and the default.</summary>
public readonly record struct Bilingual(string Spanish, string English)
{
    /// <summary>The text in a language by its two-letter code; whatever is not <c>en</c> is read in Spanish.</summary>
    public string In(string language) => language == "en" ? English : Spanish;

    public override string ToString() => Spanish;
}
