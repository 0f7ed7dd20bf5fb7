using System.Text.RegularExpressions;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>Nothing was pasted or chosen.</summary>
public sealed record TableEmpty() : Refusal("table.empty")
{
    public override Bilingual Say => new(
        "Pegue las celdas de su hoja o elija un archivo CSV.", "Paste the cells of your sheet or choose a CSV file.");
}

/// <summary>More rows than a budget has lines.</summary>
public sealed record TableTooLong(int Rows) : Refusal("table.too_long")
{
    public override Bilingual Say => new(
        $"La tabla tiene {Rows:#,##0} renglones y un presupuesto admite {SaveBudget.LinesMax} partidas. Agrupe las que sean iguales.",
        $"The table has {Rows:#,##0} rows and a budget takes {SaveBudget.LinesMax} lines. Put those that are alike together.");
}

/// <summary>A column that every line needs is not in the table.</summary>
public sealed record TableColumnMissing(IReadOnlyList<Bilingual> Columns) : Refusal("table.column_missing")
{
    public override Bilingual Say => new(
        $"No se encuentra esta columna: {string.Join(", ", Columns.Select(c => c.Spanish))}. La tabla necesita concepto, cantidad, unidad y precio unitario.",
        $"This column is not found: {string.Join(", ", Columns.Select(c => c.English))}. The table needs item, quantity, unit and unit price.");
}

/// <summary>Together with what is there it would be too many lines.</summary>
public sealed record TooManyLines(int Lines) : Refusal("budget.too_many_lines")
{
    public override Bilingual Say => new(
        $"Quedarían {Lines} partidas y un presupuesto admite {SaveBudget.LinesMax}. Sustituya las que hay o agregue menos.",
        $"There would be {Lines} lines and a budget takes {SaveBudget.LinesMax}. Replace those that are there or add fewer.");
}

/// <summary>What cannot be read: in which row and column, as a spreadsheet counts them, and what to do.</summary>
public sealed record CellProblem(int Row, Bilingual Column, string Cell, Bilingual Say);

/// <summary>A row that was read; with a hint where its own amount is another.</summary>
public sealed record TableLine(int Row, BudgetEntry Entry, long? OtherAmount);

/// <summary>How decimals are written: with a point, with a comma, or as the table itself shows.</summary>
public enum DecimalMark
{
    AsWritten,
    Point,
    Comma,
}

/// <summary>The lines of a budget in a table as text; pure, so that what is shown is what is saved.</summary>
public sealed partial record BudgetTable(
    IReadOnlyList<TableLine> Lines, IReadOnlyList<CellProblem> Problems, IReadOnlyList<int> Totals, bool HasNames)
{
    private const int ProblemsMax = 50;

    public IReadOnlyList<BudgetEntry> Entries => [.. Lines.Select(l => l.Entry)];

    public static Result<BudgetTable> Read(string? text, DecimalMark mark)
    {
        if (string.IsNullOrWhiteSpace(text)) return new TableEmpty();
        if (text.Length > TableText.LengthMax) return new TableTooLarge();
        var rows = TableText.Rows(text).Select((cells, i) => (Cells: cells, Number: i + 1))
            .Where(r => r.Cells.Any(c => c.Length > 0)).ToList();
        // A heading and a total or two are no lines.
        if (rows.Count > SaveBudget.LinesMax + 10) return new TableTooLong(rows.Count);
        var columns = BudgetColumns.Of([.. rows.Select(r => r.Cells)]);
        if (columns.Missing().ToList() is { Count: > 0 } missing) return new TableColumnMissing(missing);

        var reader = new Reader(columns, Comma(rows.Select(r => r.Cells), columns, mark));
        foreach (var (cells, number) in rows.Skip(columns.Named ? 1 : 0)) reader.Row(cells, number);
        if (reader.Rows > SaveBudget.LinesMax) return new TableTooLong(reader.Rows);
        if (reader.Rows == 0) return new TableEmpty();
        if (SaveBudget.Sum(reader.Lines.Select(l => l.Entry)) > MoneyText.MaxMinor) return new MoneyTooLarge();
        return new BudgetTable(reader.Lines, [.. reader.Problems.Take(ProblemsMax)], reader.Totals, columns.Named);
    }

    // One cell such as 1.250,50 or 12,5 tells, unless another has a decimal point; else the Mexican way.
    private static bool Comma(IEnumerable<IReadOnlyList<string>> rows, BudgetColumns columns, DecimalMark mark)
    {
        if (mark != DecimalMark.AsWritten) return mark == DecimalMark.Comma;
        var numbers = rows.SelectMany(r => new[] { columns.Quantity, columns.Price, columns.Amount }
            .Where(c => c >= 0 && c < r.Count).Select(c => r[c])).ToList();
        return numbers.Any(n => EndsInComma().IsMatch(n)) && !numbers.Any(n => EndsInPoint().IsMatch(n));
    }

    [GeneratedRegex(@"[0-9],[0-9]{1,2}$")]
    private static partial Regex EndsInComma();

    [GeneratedRegex(@"[0-9]\.[0-9]{1,2}$")]
    private static partial Regex EndsInPoint();

    private sealed class Reader(BudgetColumns columns, bool comma)
    {
        public List<TableLine> Lines { get; } = [];
        public List<CellProblem> Problems { get; } = [];
        public List<int> Totals { get; } = [];
        public int Rows { get; private set; }

        public void Row(IReadOnlyList<string> cells, int number)
        {
            string Cell(int column) => column >= 0 && column < cells.Count ? cells[column] : "";
            if (Cell(columns.Quantity).Length == 0 && Cell(columns.Price).Length == 0 && IsTotal(cells))
            {
                Totals.Add(number);
                return;
            }
            Rows++;
            var problems = Problems.Count;
            var description = Words(Cell(columns.Description), number, new("Concepto", "Item"), 300);
            var quantity = Number<long>(
                Cell(columns.Quantity), number, new("Cantidad", "Quantity"), QuantityText.Parse);
            var unit = Words(Cell(columns.Unit), number, new("Unidad", "Unit"), 40);
            var price = Number<Money>(
                Cell(columns.Price), number, new("Precio unitario", "Unit price"), text => MoneyText.Parse(text));
            if (Problems.Count > problems) return;

            var entry = new BudgetEntry(description, unit, quantity, price.Minor);
            if (entry.Amount > MoneyText.MaxMinor)
            {
                Problems.Add(new(
                    number, new("Precio unitario", "Unit price"), Cell(columns.Price), new MoneyTooLarge().Say));
                return;
            }
            var own = MoneyText.Parse(Plain(Cell(columns.Amount))).Match<long?>(money => money.Minor, _ => null);
            Lines.Add(new(number, entry, own is { } amount && amount != entry.Amount ? amount : null));
        }

        private string Words(string cell, int row, Bilingual column, int lengthMax)
        {
            var words = string.Join(' ', cell.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
            Bilingual? problem = words.Length == 0 ? new("Está vacío: escríbalo.", "It is empty: enter it.")
                : Formula(words) ?? (words.Length <= lengthMax ? null : new Bilingual(
                    $"Tiene {words.Length} letras; acórtelo a {lengthMax}.",
                    $"It has {words.Length} letters; shorten it to {lengthMax}."));
            if (problem is { } told) Problems.Add(new(row, column, cell, told));
            return words;
        }

        private T? Number<T>(string cell, int row, Bilingual column, Func<string, Result<T>> parse)
        {
            var plain = Plain(cell);
            var read = parse(plain);
            Bilingual? problem = plain.Length == 0
                ? new("Está vacío: escriba el número.", "It is empty: enter the number.")
                : Formula(cell) ?? (plain[0] is '-' or '(' or '−' ? Negative : read.Refusal?.Say);
            if (problem is null) return read.Value;
            Problems.Add(new(row, column, cell, problem.Value));
            return default;
        }

        // As the fields of the form take numbers: commas between thousands, a point before decimals.
        private string Plain(string cell)
        {
            var plain = cell.Replace("$", "", StringComparison.Ordinal)
                .Replace("MXN", "", StringComparison.OrdinalIgnoreCase)
                .Replace("\u00a0", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
            return comma ? string.Concat(plain.Select(c => c switch { ',' => '.', '.' => ',', _ => c })) : plain;
        }

        private static Bilingual Negative => new(
            "Es negativo: escríbalo mayor que cero o quite el renglón.",
            "It is negative: make it more than zero or remove the row.");

        private static Bilingual? Formula(string cell) => cell[0] switch
        {
            '=' => new("Es una fórmula: en su hoja copie la celda y péguela como valor.",
                "It is a formula: in your sheet copy the cell and paste it as a value."),
            '#' => new("Es un error de la hoja de cálculo: corríjalo allá.",
                "It is an error of the spreadsheet: mend it there."),
            _ => null,
        };

        private static bool IsTotal(IReadOnlyList<string> cells) => cells.Select(BudgetColumns.Plain).Any(c =>
            c is "sum" or "suma" || c.StartsWith("total", StringComparison.Ordinal)
            || c.StartsWith("subtotal", StringComparison.Ordinal));
    }
}
