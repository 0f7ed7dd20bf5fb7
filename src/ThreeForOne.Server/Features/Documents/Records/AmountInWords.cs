using System.Globalization;
using Humanizer;

namespace ThreeForOne.Server.Features.Documents.Records;

/// <summary>
/// An amount as Mexican documents write it: <c>VEINTIÚN MIL NOVECIENTOS TRECE PESOS 59/100 M.N.</c>, and an English
/// reading for clubs. Amounts are in minor units (centavos, cents) and never negative.
/// </summary>
public static class AmountInWords
{
    private static readonly CultureInfo Es = CultureInfo.GetCultureInfo("es");
    private static readonly CultureInfo En = CultureInfo.GetCultureInfo("en-US");

    // Spanish counts in powers of a million; a long holds no more than thousands of billones of pesos.
    private static readonly (long Size, string One, string Many)[] Scales =
        [(1_000_000_000_000, "BILLÓN", "BILLONES"), (1_000_000, "MILLÓN", "MILLONES")];

    /// <summary>Pesos in Spanish capitals, ending in M.N.</summary>
    public static string Pesos(long centavos) => Spanish(centavos, "PESO", "PESOS", "M.N.");

    /// <summary>Dollars in Spanish capitals, ending in USD.</summary>
    public static string Dollars(long cents) => Spanish(cents, "DÓLAR", "DÓLARES", "USD");

    /// <summary>Pesos in English: <c>Twenty-one thousand nine hundred thirteen pesos 59/100 (MXN)</c>.</summary>
    public static string PesosInEnglish(long centavos) => English(centavos, "peso", "MXN");

    /// <summary>Dollars in English: <c>One thousand dollars 00/100 (US$)</c>.</summary>
    public static string DollarsInEnglish(long cents) => English(cents, "dollar", "US$");

    private static string Spanish(long minor, string one, string many, string end)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minor);
        var whole = minor / 100;
        var unit = whole == 1 ? one : many;
        // A round number of millions is a noun: UN MILLÓN DE PESOS, but UN MILLÓN UN PESOS.
        var of = whole > 0 && whole % 1_000_000 == 0 ? "DE " : "";
        return string.Create(CultureInfo.InvariantCulture, $"{Cardinal(whole)} {of}{unit} {minor % 100:00}/100 {end}");
    }

    private static string Cardinal(long whole)
    {
        if (whole == 0) return "CERO";
        var words = new List<string>();
        foreach (var (size, one, many) in Scales)
        {
            var count = whole / size;
            if (count > 0) words.Add($"{BelowMillion(count)} {(count == 1 ? one : many)}");
            whole %= size;
        }

        if (whole > 0) words.Add(BelowMillion(whole));
        return string.Join(' ', words);
    }

    // Cheques say UN MIL where speech says mil, so that nothing can be written in front of it.
    private static string BelowMillion(long number)
    {
        var words = new List<string>();
        if (number >= 1000) words.Add($"{BelowThousand(number / 1000)} MIL");
        if (number % 1000 > 0) words.Add(BelowThousand(number % 1000));
        return string.Join(' ', words);
    }

    private static string BelowThousand(long number) =>
        number.ToWords(WordForm.Abbreviation, GrammaticalGender.Masculine, Es).ToUpper(Es);

    private static string English(long minor, string unit, string end)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minor);
        var whole = minor / 100;
        // American cheques keep "and" for the cents; Humanizer drops it from the last group only.
        var words = whole.ToWords(En, addAnd: false).Replace(" and ", " ", StringComparison.Ordinal);
        var capital = char.ToUpper(words[0], En) + words[1..];
        var units = whole == 1 ? unit : unit + "s";
        return string.Create(CultureInfo.InvariantCulture, $"{capital} {units} {minor % 100:00}/100 ({end})");
    }
}
