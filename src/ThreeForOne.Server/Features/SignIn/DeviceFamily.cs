namespace ThreeForOne.Server.Features.SignIn;

/// <summary>
/// Which browser on which kind of device, in words that its owner recognises: "Firefox · Windows". Versions and
/// addresses are nobody's business, so they are not kept.
/// </summary>
public static class DeviceFamily
{
    // In this order: a browser also names those that it is like.
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Chromium", "Chrome"), ("Safari", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "Chromebook"),
        ("Macintosh", "Mac"), ("Linux", "Linux"),
    ];

    /// <summary>Neither the browser nor the device says what it is.</summary>
    public const string Unknown = "?";

    public static string Of(string? userAgent) => (First(Browsers, userAgent), First(Systems, userAgent)) switch
    {
        (null, null) => Unknown,
        (null, { } system) => system,
        ({ } browser, null) => browser,
        ({ } browser, { } system) => $"{browser} · {system}",
    };

    private static string? First((string Sign, string Name)[] known, string? text) => text is null
        ? null
        : known.Where(k => text.Contains(k.Sign, StringComparison.Ordinal)).Select(k => k.Name).FirstOrDefault();
}
