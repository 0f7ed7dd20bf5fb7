namespace ThreeForOne.Server.Web;

/// <summary>The zone in which pages tell the time; a programme's own zone decides its deadlines.</summary>
public static class MexicoCity
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Mexico_City");

    /// <summary>The civil day there at an instant.</summary>
    public static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(At(instant).DateTime);

    public static DateTimeOffset At(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>The instant at which its clocks show this.</summary>
    public static DateTimeOffset Instant(DateTime local) =>
        new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
}
