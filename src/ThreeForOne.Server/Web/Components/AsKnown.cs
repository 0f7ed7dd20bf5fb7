using System.Globalization;
using ThreeForOne.Domain;

namespace ThreeForOne.Server.Web.Components;

/// <summary>What was typed is no date of figures.</summary>
public sealed record AsKnownDateNotReal() : Refusal("as_known.not_a_date")
{
    public override Bilingual Say => new(
        "No entendemos la fecha. Escríbala así: 15/01/2026.",
        "We cannot read the date. Write it like 15/01/2026 (day/month/year).");
}

/// <summary>
/// Which figures are asked for: those with an effective date up to <see cref="On"/>, as known at <see cref="Known"/>,
/// that is by what had its seal then. Without a date there is no limit.
/// </summary>
public sealed record AsKnown(DateOnly? On, DateTimeOffset? Known)
{
    private static readonly string[] DayFormats = ["yyyy-MM-dd", "d/M/yyyy", "d-M-yyyy"];

    public static AsKnown Now { get; } = new(null, null);

    public bool IsNow => this == Now;

    /// <summary>What a reader typed, or an address says; empty is no limit.</summary>
    public static Result<AsKnown> Read(string? on, string? known)
    {
        DateOnly? effective = null;
        if (!string.IsNullOrWhiteSpace(on))
        {
            if (DayOf(on) is not { } day) return new AsKnownDateNotReal();
            effective = day;
        }
        if (string.IsNullOrWhiteSpace(known)) return new AsKnown(effective, null);
        return InstantOf(known) is { } instant ? new AsKnown(effective, instant) : new AsKnownDateNotReal();
    }

    /// <summary>The dates as an address carries them on, with <c>?</c>; empty when there is none.</summary>
    public string Query
    {
        get
        {
            var parts = new List<string>();
            if (On is { } day) parts.Add("on=" + Civil(day));
            if (Known is { } at) parts.Add("known=" + Uri.EscapeDataString(KnownText(at)));
            return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
        }
    }

    // The whole day counts: what was sealed by its last microsecond in Mexico City was known on it.
    private static DateTimeOffset? InstantOf(string text)
    {
        if (DayOf(text) is { } day)
            return MexicoCity.Instant(day.AddDays(1).ToDateTime(TimeOnly.MinValue)).AddMicroseconds(-1);
        return text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(
            text.Trim(), CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) ? instant : null;
    }

    private static DateOnly? DayOf(string text) => DateOnly.TryParseExact(
        text.Trim(), DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 1900 and <= 2200 ? day : null;

    private static string Civil(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string KnownText(DateTimeOffset at)
    {
        var day = MexicoCity.Day(at);
        return InstantOf(Civil(day)) == at
            ? Civil(day)
            : at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
    }
}

/// <summary>The form that chooses the two dates, with what was typed; other fields of the address stay.</summary>
public sealed record AsKnownForm(
    AsKnown Dates, string? On, string? Known, string Clear,
    params IReadOnlyList<(string Name, string Value)> Others);
