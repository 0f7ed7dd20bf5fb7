namespace ThreeForOne.Server.Features.Documents.Records;

/// <summary>The programme year by year: the historical table as printed, and the editions since.</summary>
/// <param name="Difference">The sum of the rows less the printed total; shown as a warning, never mended.</param>
/// <param name="Plot">SVG whose text is set in Noto Sans.</param>
/// <param name="FiguresOf">Of which dates the editions' figures are; null: of the moment of issue.</param>
/// <param name="PlotText">The plot in words, for those who do not see it.</param>
public sealed record AnnualReport(
    DocumentHead Head,
    int Year,
    Phrase Source,
    IReadOnlyList<HistoricalYear> History,
    HistoricalTotal Sum,
    HistoricalTotal Printed,
    HistoricalTotal Difference,
    IReadOnlyList<EditionYear> Editions,
    string? Plot,
    Phrase PlotText,
    Phrase? FiguresOf = null) : DocumentRecord(Head)
{
    public override DocumentType Kind => DocumentType.AnnualReport;
}

/// <summary>A row of the imported table; investment in cents of US$.</summary>
public sealed record HistoricalYear(int Year, int Projects, long Cents);

/// <summary>A total of the imported table; cents of US$.</summary>
public sealed record HistoricalTotal(int Projects, long Cents);

/// <summary>An edition run in this system: cumulative comprometido in centavos, by party.</summary>
public sealed record EditionYear(
    int Year, string Programme, int Projects, long Club, long Municipal, long State, long Federal);
