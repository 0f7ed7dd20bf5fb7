namespace ThreeForOne.Server.Features.Exports;

/// <summary>What a column of a file holds: words, a number, centavos or cents, a civil day, a time of day.</summary>
public enum CellKind
{
    Text,
    Count,
    Amount,
    Day,
    Moment,
}

/// <summary>
/// One cell: words, or a number, or a time as clocks in Mexico City show it. An amount is in centavos or cents; none of
/// them is an empty cell.
/// </summary>
public readonly record struct Cell(CellKind Kind, string? Text = null, long? Number = null, DateTime? At = null)
{
    public bool IsEmpty => Text is null && Number is null && At is null;

    /// <summary>An amount in its currency's unit, with its two decimals.</summary>
    public decimal InUnits => new decimal(Number!.Value) / 100;
}

/// <summary>A column: its heading, and what stands in it. Amounts are added up.</summary>
public sealed record Column<T>(string Heading, CellKind Kind, Func<T, Cell> Of)
{
    public bool IsSummed => Kind == CellKind.Amount;
}
