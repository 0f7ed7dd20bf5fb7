using System.Globalization;

namespace ThreeForOne.Server.Web;

/// <summary>Date, hour and zone of an instant, in the zone that decides and in the reader's own beside it.</summary>
public static class ZonedTime
{
    public const string MexicoCity = "America/Mexico_City";

    /// <summary>The zones that a reader can choose, as IANA names them, and what people call them.</summary>
    public static IReadOnlyList<(string Zone, Bilingual Name)> Zones { get; } =
    [
        (MexicoCity, new("Ciudad de México", "Mexico City")),
        ("America/Cancun", new("Cancún", "Cancún")),
        ("America/Chihuahua", new("Chihuahua", "Chihuahua")),
        ("America/Mazatlan", new("Mazatlán", "Mazatlán")),
        ("America/Hermosillo", new("Hermosillo", "Hermosillo")),
        ("America/Tijuana", new("Tijuana", "Tijuana")),
        ("America/Los_Angeles", new("Los Ángeles", "Los Angeles")),
        ("America/Phoenix", new("Phoenix", "Phoenix")),
        ("America/Denver", new("Denver", "Denver")),
        ("America/Chicago", new("Chicago, Dallas, Houston", "Chicago, Dallas, Houston")),
        ("America/New_York", new("Nueva York, Atlanta, Florida", "New York, Atlanta, Florida")),
        ("America/Anchorage", new("Alaska", "Alaska")),
        ("Pacific/Honolulu", new("Hawái", "Hawaii")),
    ];

    public static bool IsOffered(string zone) => Zones.Any(z => z.Zone == zone);

    /// <summary>
    /// Until when: the minute before <paramref name="closes"/>, the first instant that is too late. "3 de marzo de
    /// 2026, 23:59, hora de Ciudad de México (para usted, en Los Ángeles: 3 de marzo de 2026, 21:59)".
    /// </summary>
    public static string Until(Texts text, DateTimeOffset closes, string zone, string readerZone)
    {
        var last = closes.AddMinutes(-1);
        var there = $"{At(text, last, zone)}, {text["hora de", "time of"]} {NameOf(text, zone)}";
        return SameHour(last, zone, readerZone)
            ? there
            : $"{there} ({text["para usted, en", "for you, in"]} {NameOf(text, readerZone)}: "
                + $"{At(text, last, readerZone)})";
    }

    /// <summary>15 de enero de 2026, 09:00, in that zone.</summary>
    public static string At(Texts text, DateTimeOffset instant, string zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(zone));
        return text.Date(DateOnly.FromDateTime(local.DateTime)) + ", "
            + local.ToString("HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>What people call a zone; one that is not in the list is named by its last part.</summary>
    public static string NameOf(Texts text, string zone) =>
        Zones.FirstOrDefault(z => z.Zone == zone) is { Zone: not null } known
            ? text[known.Name]
            : zone.Split('/')[^1].Replace('_', ' ');

    private static bool SameHour(DateTimeOffset instant, string one, string other) =>
        TimeZoneInfo.FindSystemTimeZoneById(one).GetUtcOffset(instant)
        == TimeZoneInfo.FindSystemTimeZoneById(other).GetUtcOffset(instant);
}
