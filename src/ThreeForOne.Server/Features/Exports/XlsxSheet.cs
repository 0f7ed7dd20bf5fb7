using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace ThreeForOne.Server.Features.Exports;

/// <summary>
/// An Excel workbook (ECMA-376), zipped while it is written: no row is kept, and no thread waits for a slow reader.
/// Words are stored as words, so that none runs as a formula. A sheet that is full is followed by another.
/// </summary>
public sealed class XlsxSheet(Stream to, string name, int rowsMax = XlsxSheet.RowsMax)
    : ISheet, IDisposable
{
    /// <summary>As many rows have a place in one sheet of Excel.</summary>
    public const int RowsMax = 1_048_576;

    private const int BufferChars = 32 * 1024;

    private readonly StringBuilder _text = new(BufferChars + 4096);
    // The archive writes while nobody can wait; what it wrote is sent on afterwards.
    private readonly Unsent _unsent = new();
    private ZipArchive? _zip;
    private Stream _sheet = Stream.Null;
    private IReadOnlyList<(string Heading, CellKind Kind)> _columns = [];
    private int _sheets;
    private int _rows;

    public async Task Begin(IReadOnlyList<(string Heading, CellKind Kind)> columns, CancellationToken stop)
    {
        _columns = columns;
        _zip = new(_unsent, ZipArchiveMode.Create, leaveOpen: true);
        BeginSheet();
        await Flush(stop);
    }

    public Task Row(IReadOnlyList<Cell> cells, CancellationToken stop) => Write(cells, isBold: false, stop);

    public async Task Finish(IReadOnlyList<Cell> totals, CancellationToken stop)
    {
        await Write(totals, isBold: true, stop);
        EndSheet();
        foreach (var (path, content) in XlsxParts.Of(name, _sheets))
        {
            using var part = _zip!.CreateEntry(path, CompressionLevel.Fastest).Open();
            part.Write(Encoding.UTF8.GetBytes(content));
        }
        _zip!.Dispose();
        await _unsent.Send(to, stop);
    }

    /// <summary>Of one that was not finished nothing more is sent.</summary>
    public void Dispose()
    {
        _sheet.Dispose();
        _zip?.Dispose();
        _unsent.Dispose();
    }

    private async Task Write(IReadOnlyList<Cell> cells, bool isBold, CancellationToken stop)
    {
        if (_rows == rowsMax)
        {
            EndSheet();
            BeginSheet();
        }
        Row(cells, isBold);
        if (_text.Length >= BufferChars) await Flush(stop);
    }

    private void BeginSheet()
    {
        (_sheets, _rows) = (_sheets + 1, 0);
        _sheet = _zip!.CreateEntry($"xl/worksheets/sheet{_sheets}.xml", CompressionLevel.Fastest).Open();
        _text.Append(XlsxParts.SheetBegins(_columns.Select(c => c.Kind)));
        Row([.. _columns.Select(c => new Cell(CellKind.Text, c.Heading))], isBold: true);
    }

    private void EndSheet()
    {
        _text.Append("</sheetData></worksheet>");
        Zip();
        _sheet.Dispose();
    }

    private void Row(IReadOnlyList<Cell> cells, bool isBold)
    {
        Invariant.Holds(cells.Count == _columns.Count && _rows < rowsMax);
        _rows++;
        _text.Append(CultureInfo.InvariantCulture, $"<row r=\"{_rows}\">");
        for (var i = 0; i < cells.Count; i++)
            if (!cells[i].IsEmpty) Write(i, cells[i], isBold);
        _text.Append("</row>");
    }

    private void Write(int column, Cell cell, bool isBold)
    {
        _text.Append("<c r=\"").Append(XlsxParts.ColumnName(column)).Append(_rows).Append("\" s=\"")
            .Append(XlsxParts.Style(cell.Kind, isBold)).Append('"');
        if (cell.Kind == CellKind.Text) _text.Append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        else _text.Append("><v>");
        switch (cell.Kind)
        {
            case CellKind.Text: XlsxParts.AppendText(_text, cell.Text!); break;
            case CellKind.Count: _text.Append(cell.Number!.Value); break;
            case CellKind.Amount: _text.Append(CultureInfo.InvariantCulture, $"{cell.InUnits:0.00}"); break;
            case CellKind.Day or CellKind.Moment:
                _text.Append(CultureInfo.InvariantCulture, $"{cell.At!.Value.ToOADate():0.#####}");
                break;
        }
        _text.Append(cell.Kind == CellKind.Text ? "</t></is></c>" : "</v></c>");
    }

    private async Task Flush(CancellationToken stop)
    {
        Zip();
        await _unsent.Send(to, stop);
    }

    private void Zip()
    {
        _sheet.Write(Encoding.UTF8.GetBytes(_text.ToString()));
        _text.Clear();
    }

    /// <summary>Bytes on their way, in one direction only: the archive does not go back to mend what is sent.</summary>
    private sealed class Unsent : MemoryStream
    {
        public override bool CanSeek => false;

        public async Task Send(Stream to, CancellationToken stop)
        {
            await to.WriteAsync(GetBuffer().AsMemory(0, (int)Length), stop);
            SetLength(0);
        }
    }
}
