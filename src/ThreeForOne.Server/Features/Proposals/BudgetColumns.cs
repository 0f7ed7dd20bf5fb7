using System.Globalization;
using System.Text;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>
/// Where the columns of a table of budget lines are: by its first row, if that names them, else by what stands in them.
/// Minus one is a column that is not there.
/// </summary>
public sealed record BudgetColumns(int Description, int Quantity, int Unit, int Price, int Amount, bool Named)
{
    private static readonly string[] Descriptions =
        ["concepto", "descripcion", "partida", "material", "item", "description", "concept"];

    private static readonly string[] Quantities = ["cantidad", "cant", "volumen", "quantity", "qty"];

    private static readonly string[] Units = ["unidad", "unidad de medida", "um", "medida", "unit"];

    private static readonly string[] Prices =
    [
        "precio unitario", "precio", "pu", "p unitario", "costo unitario", "costo", "unit price", "price", "unit cost",
    ];

    private static readonly string[] Amounts = ["importe", "total", "monto", "subtotal", "amount"];

    public static BudgetColumns Of(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var first = rows[0].Select(Plain).ToList();
        int Named(string[] names) => first.FindIndex(names.Contains);
        var named = new BudgetColumns(
            Named(Descriptions), Named(Quantities), Named(Units), Named(Prices), Named(Amounts), Named: true);
        var found = new[] { named.Description, named.Quantity, named.Unit, named.Price }.Count(c => c >= 0);
        return found >= 2 ? named : ByContent(rows);
    }

    /// <summary>What the table must have and does not.</summary>
    public IEnumerable<Bilingual> Missing()
    {
        if (Description < 0) yield return new("Concepto", "Item");
        if (Quantity < 0) yield return new("Cantidad", "Quantity");
        if (Unit < 0) yield return new("Unidad", "Unit");
        if (Price < 0) yield return new("Precio unitario", "Unit price");
    }

    // Item, quantity, unit, price as the form has them, or item, unit, quantity, price as catalogues do; a number or
    // key of the line may stand before them, the amount behind.
    private static BudgetColumns ByContent(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        bool Number(int column) => rows.Count(r => column < r.Count && IsNumber(r[column])) * 2 > rows.Count;
        var columns = rows.Max(r => r.Count);
        var start = columns > 4 && Number(0) && !Number(1) ? 1 : 0;
        var quantityFirst = Number(start + 1);
        int At(int column) => column < columns ? column : -1;
        return new(start, At(start + (quantityFirst ? 1 : 2)), At(start + (quantityFirst ? 2 : 1)), At(start + 3),
            At(start + 4), Named: false);
    }

    private static bool IsNumber(string cell) =>
        cell.Any(char.IsAsciiDigit) && cell.All(c => char.IsAsciiDigit(c) || c is '.' or ',' or '$' or ' ' or '-');

    /// <summary>Without case, accents and points.</summary>
    internal static string Plain(string words) => string.Concat(words.Normalize(NormalizationForm.FormD)
        .Where(c => char.IsLetterOrDigit(c) || c == ' ').Select(char.ToLowerInvariant)).Trim();
}
