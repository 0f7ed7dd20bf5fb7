using System.Globalization;
using CsvHelper;
using ThreeForOne.Server.Features.Operations;

namespace ThreeForOne.Server.Features.History;

/// <summary>A year of the historical series, as printed; US cents.</summary>
public sealed record PrintedYear(int Year, int Projects, long UsdCents);

/// <summary>A historical table as printed: its rows, the total that its source prints, and who published it.</summary>
public sealed record PrintedTable(
    string Source, IReadOnlyList<PrintedYear> Years, int PrintedProjects, long PrintedUsdCents)
{
    public int AddedProjects => Years.Sum(y => y.Projects);

    public long AddedUsdCents => Years.Sum(y => y.UsdCents);

    /// <summary>Whether the rows add up to what is printed under them.</summary>
    public bool AddsUp => AddedProjects == PrintedProjects && AddedUsdCents == PrintedUsdCents;
}

/// <summary>
/// Reads a historical table: a heading <c>year,projects,usd</c>, a row a year, a row <c>printed total</c> and a row
/// <c>source</c> with the citation. Whatever cannot be read is told with its line and column.
/// </summary>
public sealed class HistoryCsv
{
    private const int RowsMax = 1_000;
    private static readonly string[] Columns = ["year", "projects", "usd"];

    private readonly string name;
    private readonly CsvReader csv;
    private readonly List<PrintedYear> years = [];
    private (int Projects, long UsdCents)? total;
    private string? source;

    private HistoryCsv(CsvReader csv, string name) => (this.csv, this.name) = (csv, name);

    public static PrintedTable Read(string text, string name)
    {
        using var csv = CsvReader.FromText(text, new CsvReaderOptions
        {
            HasHeader = false, Separator = ',', TrackLineNumbers = true, TrimWhitespace = true,
            MalformedData = CsvMalformedDataHandling.Throw,
        });
        try
        {
            return new HistoryCsv(csv, name).Table();
        }
        catch (CsvFormatException broken)
        {
            throw new OperatorError($"{name}, line {broken.LineNumber}: its quotes do not match", 2);
        }
    }

    private PrintedTable Table()
    {
        if (!csv.Read() || csv.FieldCount < 3 || Enumerable.Range(0, 3).Any(i => Field(i) != Columns[i]))
            throw Problem(0, $"the first line must be {string.Join(',', Columns)}");
        while (csv.Read()) Row();

        if (years.Count == 0) throw Problem(0, "there is no year in it");
        if (total is not { } printed) throw Problem(0, "the row 'printed total' is missing");
        return new(source ?? throw Problem(0, "the row 'source' is missing"), years, printed.Projects,
            printed.UsdCents);
    }

    private void Row()
    {
        switch (Field(0))
        {
            case "source":
                if (source is not null) throw Problem(0, "there is a second source");
                source = Field(1) is { Length: > 0 } cited ? cited : throw Problem(1, "the source is empty");
                break;
            case "printed total":
                if (total is not null) throw Problem(0, "there is a second printed total");
                total = (Count(), Dollars());
                break;
            case var year:
                if (years.Count == RowsMax) throw Problem(0, $"there are more than {RowsMax} years");
                years.Add(new(Year(year), Count(), Dollars()));
                break;
        }
    }

    private int Year(string text)
    {
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || year is < 1900 or > 2100)
            throw Problem(0, $"'{Short(text)}' is not a year from 1900 to 2100");
        return years.Any(y => y.Year == year) ? throw Problem(0, $"{year} is there twice") : year;
    }

    private int Count() =>
        int.TryParse(Field(1), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var count)
        ? count
        : throw Problem(1, $"'{Short(Field(1))}' is not a number of projects");

    private long Dollars() => MoneyText.Parse(Field(2), Currency.Usd).Match(
        money => money.Minor, refusal => throw Problem(2, refusal.Say.English));

    private string Field(int column) => column < csv.FieldCount ? csv.GetString(column) : "";

    private static string Short(string text) => text.Length > 40 ? text[..40] + "..." : text;

    private OperatorError Problem(int column, string what) =>
        new($"{name}, line {Math.Max(1, csv.LineNumber)}, column {Columns[column]}: {what}", 2);
}
