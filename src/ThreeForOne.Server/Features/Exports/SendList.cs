namespace ThreeForOne.Server.Features.Exports;

/// <summary>
/// Writes a list to the browser while its rows are read, so that a million rows need no memory. What goes wrong before
/// the first row is an error page; later, the connection breaks: no file looks whole that is not. The last row says how
/// many rows there are.
/// </summary>
public static partial class SendList
{
    public const string Csv = "csv";
    public const string Xlsx = "xlsx";

    public static async Task To<T>(
        HttpContext http, string format, ListFile<T> file, IAsyncEnumerable<T> rows, CancellationToken stop)
    {
        // A transaction that lost its database runs again; half of the file is with the reader already.
        Invariant.Holds(!http.Response.HasStarted);
        await using var each = rows.GetAsyncEnumerator(stop);
        var any = await each.MoveNextAsync();
        Describe(http.Response, format, file.Name);
        try
        {
            await Write(Sheet(http.Response.Body, format, file.Name), file, each, any, stop);
        }
        catch (Exception cause) when (http.Response.HasStarted)
        {
            http.Abort();
            if (!stop.IsCancellationRequested)
                Broken(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SendList)), cause);
        }
    }

    private static async Task Write<T>(
        ISheet sheet, ListFile<T> file, IAsyncEnumerator<T> each, bool any, CancellationToken stop)
    {
        using var unfinished = sheet as IDisposable;
        var columns = file.Columns;
        var sums = new long[columns.Count];
        var cells = new Cell[columns.Count];
        var number = 0L;
        await sheet.Begin([.. columns.Select(c => (c.Heading, c.Kind))], stop);
        for (; any; any = await each.MoveNextAsync())
        {
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = columns[i].Of(each.Current);
                if (columns[i].IsSummed) sums[i] += cells[i].Number ?? 0;
            }
            await sheet.Row(cells, stop);
            number++;
        }
        await sheet.Finish(
            [.. columns.Select((c, i) => i == 0
                ? new Cell(CellKind.Text, RowsWords(file.Words, number))
                : new Cell(c.Kind, Number: c.IsSummed ? sums[i] : null))], stop);
    }

    /// <summary>The first cell of the last row.</summary>
    public static string RowsWords(Texts text, long number) => number == 1
        ? text["Total de 1 renglón", "Total of 1 row"]
        : text[$"Total de {text.Count(number)} renglones", $"Total of {text.Count(number)} rows"];

    private static ISheet Sheet(Stream to, string format, string name) => format switch
    {
        Csv => new CsvSheet(to),
        Xlsx => new XlsxSheet(to, name),
        _ => throw new InvariantBrokenException($"No list is written as {format}."),
    };

    private static void Describe(HttpResponse response, string format, string name)
    {
        response.ContentType = format == Csv
            ? "text/csv; charset=utf-8"
            : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}.{format}\"";
        response.Headers.CacheControl = "private, no-store";
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A list broke off while it was being sent.")]
    private static partial void Broken(ILogger logger, Exception cause);
}
