using System.Globalization;
using CsvHelper;

namespace ThreeForOne.Server.Features.Exports;

/// <summary>
/// RFC 4180 in UTF-8 with its mark, so that Excel reads the accents. Numbers are without thousands separators, days as
/// ISO 8601 writes them: read alike in every language. Text that a spreadsheet would run as a formula is defused.
/// </summary>
public sealed class CsvSheet(Stream to) : ISheet
{
    private readonly CsvWriter _csv = CsvWriter.Create(
        to,
        new CsvWriterOptions
        {
            WriteByteOrderMark = true,
            NewLine = "\r\n",
            Injection = CsvInjection.Escape,
            InjectionCharacters = "=@+-\t\r\n",
        },
        leaveOpen: true);

    public async Task Begin(IReadOnlyList<(string Heading, CellKind Kind)> columns, CancellationToken stop)
    {
        foreach (var (heading, _) in columns) _csv.WriteField(heading);
        await _csv.EndRecordAsync(stop);
    }

    public async Task Row(IReadOnlyList<Cell> cells, CancellationToken stop)
    {
        foreach (var cell in cells) Write(cell);
        await _csv.EndRecordAsync(stop);
    }

    public async Task Finish(IReadOnlyList<Cell> totals, CancellationToken stop)
    {
        await Row(totals, stop);
        await _csv.FlushAsync(stop);
        await _csv.DisposeAsync();
    }

    private void Write(Cell cell)
    {
        if (cell.IsEmpty) _csv.WriteField("");
        else if (cell.Kind == CellKind.Text) _csv.WriteField(cell.Text);
        else if (cell.Kind == CellKind.Count) _csv.WriteField(cell.Number!.Value, "0", CultureInfo.InvariantCulture);
        else if (cell.Kind == CellKind.Amount) _csv.WriteField(cell.InUnits, "0.00", CultureInfo.InvariantCulture);
        else _csv.WriteField(cell.At!.Value.ToString(
            cell.Kind == CellKind.Day ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
    }
}
