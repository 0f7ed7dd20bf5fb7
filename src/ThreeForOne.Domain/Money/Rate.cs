using System.Globalization;
using System.Text.RegularExpressions;

namespace ThreeForOne.Domain;

/// <summary>
/// A rate in integer millionths: an exchange rate (7.60 is 7,600,000) or a fraction (22.5 % is 225,000).
/// Results round half away from zero.
/// </summary>
public readonly partial record struct Rate(long Millionths)
{
    private const long One = 1_000_000;

    /// <summary>This fraction of an amount, in its own currency.</summary>
    public Money Of(Money amount) => Convert(amount, amount.Currency);

    /// <summary>The amount exchanged into another currency at this rate (units of it for one unit).</summary>
    public Money Convert(Money amount, Currency into)
    {
        var product = (Int128)amount.Minor * Millionths;
        var half = product < 0 ? -One / 2 : One / 2;
        return new Money(checked((long)((product + half) / One)), into);
    }

    /// <summary>Reads <c>18.4523</c>: more than zero, at most six decimals.</summary>
    public static Result<Rate> Parse(string? text)
    {
        var typed = (text ?? "").Trim();
        var rate = Typed().Match(typed);
        if (!rate.Success) return new RateNotReadable(typed);

        var digits = rate.Groups[1].Value + rate.Groups[3].Value.PadRight(6, '0');
        var millionths = long.Parse(digits, CultureInfo.InvariantCulture);
        return millionths == 0 ? new RateNotReadable(typed) : new Rate(millionths);
    }

    public override string ToString() => (Millionths / 1_000_000m).ToString("0.00####", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^([0-9]{1,6})(\.([0-9]{1,6}))?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Typed();
}

/// <summary>The text is no rate above zero with at most six decimals.</summary>
public sealed record RateNotReadable(string Text) : Refusal("rate.not_readable")
{
    public override Bilingual Say => new(
        $"No entendemos el tipo de cambio «{Quote.Short(Text)}». Escríbalo así: 18.4523 (hasta seis decimales).",
        $"We cannot read the rate “{Quote.Short(Text)}”. Enter it like 18.4523, with six decimals at most.");
}
