namespace ThreeForOne.Browser.Tests;

/// <summary>A width to look at, in CSS pixels, and the language in which it is read.</summary>
public sealed record Screen(int Width, int Height, string Language)
{
    /// <summary>A club's treasurer, at night, on a phone.</summary>
    public static Screen Phone { get; } = new(375, 812, "es");

    /// <summary>A clerk at a desk.</summary>
    public static Screen Desk { get; } = new(1280, 900, "en");

    public Screen In(string language) => this with { Language = language };
}
