using System.Globalization;
using System.Text.RegularExpressions;

namespace ThreeForOne.Domain;

/// <summary>Reads and writes amounts the way people in Mexico write them: <c>1,200,000.50</c>.</summary>
public static partial class MoneyText
{
    /// <summary>Nine quadrillion centavos: beyond it a script in a browser could no longer count exactly.</summary>
    public const long MaxMinor = 9_000_000_000_000_000;

    /// <summary>Reads an amount that is zero or more, with an optional <c>$</c>; refuses rather than guesses.</summary>
    public static Result<Money> Parse(string? text, Currency currency = Currency.Mxn)
    {
        var typed = (text ?? "").Trim();
        if (typed.Length == 0) return new MoneyMissing();
        if (Negative().IsMatch(typed)) return new MoneyNegative(typed);

        var amount = Amount().Match(typed);
        if (!amount.Success) return new MoneyNotAnAmount(typed);

        var decimals = amount.Groups["decimals"].Value;
        if (decimals.Length > 2) return new MoneyTooManyDecimals(typed);

        var digits = amount.Groups["whole"].Value.Replace(",", "", StringComparison.Ordinal).TrimStart('0');
        if (digits.Length > 14) return new MoneyTooLarge();
        var minor = long.Parse(digits + decimals.PadRight(2, '0'), CultureInfo.InvariantCulture);
        return minor > MaxMinor ? new MoneyTooLarge() : new Money(minor, currency);
    }

    /// <summary>Two decimals, commas between thousands, a minus in front; no sign or name of the currency.</summary>
    public static string Format(Money money) =>
        (money.Minor / 100m).ToString("#,##0.00;-#,##0.00", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\$?\s*(?<whole>[0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.(?<decimals>[0-9]+))?$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Amount();

    // A typed minus comes from a keyboard, a spreadsheet (U+2212) or an accountant's brackets.
    [GeneratedRegex(@"^(\$?\s*[-\u2212]\s*\$?\s*[0-9][0-9,.]*|\(\s*\$?\s*[0-9][0-9,.]*\s*\))$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Negative();
}
