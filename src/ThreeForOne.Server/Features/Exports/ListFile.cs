namespace ThreeForOne.Server.Features.Exports;

/// <summary>
/// A list as a file: its name and its columns, in the order of the screen, in the reader's language. The first column
/// is words: there the last row says of how many rows it is the total.
/// </summary>
public sealed class ListFile<T>(string name, Texts text)
{
    private readonly List<Column<T>> _columns = [];

    /// <summary>Without the format's ending.</summary>
    public string Name { get; } = name;

    public Texts Words { get; } = text;

    public IReadOnlyList<Column<T>> Columns => _columns;

    public ListFile<T> Text(Bilingual heading, Func<T, string?> of) => Add(new(Words[heading], CellKind.Text,
        row => new(CellKind.Text, of(row) is { Length: > 0 } said ? said : null)));

    public ListFile<T> Count(Bilingual heading, Func<T, long?> of) =>
        Add(new(Words[heading], CellKind.Count, row => new(CellKind.Count, Number: of(row))));

    /// <summary>Money in centavos or cents, which the last row adds up; the heading names the currency.</summary>
    public ListFile<T> Amount(Bilingual heading, Func<T, long?> of) => Add(new(Words[heading], CellKind.Amount,
        row => new(CellKind.Amount, Number: of(row))));

    public ListFile<T> Day(Bilingual heading, Func<T, DateOnly?> of) => Add(new(Words[heading], CellKind.Day,
        row => new(CellKind.Day, At: of(row)?.ToDateTime(TimeOnly.MinValue))));

    /// <summary>The civil day in Mexico City.</summary>
    public ListFile<T> Day(Bilingual heading, Func<T, DateTimeOffset?> of) =>
        Day(heading, row => of(row) is { } at ? MexicoCity.Day(at) : (DateOnly?)null);

    public ListFile<T> Moment(Bilingual heading, Func<T, DateTimeOffset?> of) => Add(new(
        $"{Words[heading]} {Words["(hora de la Ciudad de México)", "(Mexico City time)"]}", CellKind.Moment,
        row => new(CellKind.Moment, At: of(row) is { } at ? MexicoCity.At(at).DateTime : null)));

    private ListFile<T> Add(Column<T> column)
    {
        Invariant.Holds(_columns.Count > 0 || column.Kind == CellKind.Text);
        _columns.Add(column);
        return this;
    }
}
