using System.Globalization;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>A line of the budget as read: quantity in thousandths of its unit, price in centavos.</summary>
public sealed record BudgetEntry(string Description, string Unit, long QuantityThousandths, long UnitPriceCentavos)
{
    /// <summary>Quantity by price in centavos, rounded half away from zero as PostgreSQL rounds.</summary>
    public Int128 Amount => ((Int128)QuantityThousandths * UnitPriceCentavos * 2 + 1000) / 2000;
}

/// <summary>The quantity is not a number above zero with at most three decimals.</summary>
public sealed record QuantityNotReadable() : Refusal("budget.quantity_not_readable")
{
    public override Bilingual Say => new(
        "Escriba la cantidad como número mayor que cero, con tres decimales cuando mucho: 1,250.5.",
        "Enter the quantity as a number above zero, with three decimals at most: 1,250.5.");
}

/// <summary>Reads and writes quantities: up to three decimals, commas between thousands.</summary>
public static class QuantityText
{
    private const long ThousandthsMax = 1_000_000_000_000;   // a thousand million units

    public static Result<long> Parse(string? text)
    {
        var typed = (text ?? "").Trim();
        var parts = typed.Split('.');
        var whole = parts[0];
        var decimals = parts.Length == 2 ? parts[1] : "";
        var groups = whole.Split(',');
        var grouped = groups.Length == 1
            || (groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(g => g.Length == 3));
        if (parts.Length > 2 || !grouped || decimals.Length > 3 || (parts.Length == 2 && decimals.Length == 0))
            return new QuantityNotReadable();

        var digits = whole.Replace(",", "", StringComparison.Ordinal) + decimals.PadRight(3, '0');
        if (digits.Length > 16 || !digits.All(char.IsAsciiDigit)) return new QuantityNotReadable();
        var thousandths = long.Parse(digits, CultureInfo.InvariantCulture);
        return thousandths is 0 or > ThousandthsMax ? new QuantityNotReadable() : thousandths;
    }

    public static string Format(long thousandths) =>
        (thousandths / 1000m).ToString("#,##0.###", CultureInfo.InvariantCulture);
}
