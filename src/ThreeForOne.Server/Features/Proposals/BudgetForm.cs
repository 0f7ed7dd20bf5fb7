using Microsoft.AspNetCore.Mvc.ModelBinding;
using ThreeForOne.Server.Web;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>A line of the budget as it was typed.</summary>
public sealed class BudgetFormLine
{
    public string? Description { get; set; }
    public string? Unit { get; set; }
    public string? Quantity { get; set; }
    public string? UnitPrice { get; set; }

    public bool IsBlank => string.IsNullOrWhiteSpace(Description + Unit + Quantity + UnitPrice);

    public static BudgetFormLine Of(ProjectLine line) => new()
    {
        Description = line.Description, Unit = line.Unit, Quantity = QuantityText.Format(line.QuantityThousandths),
        UnitPrice = MoneyText.Format(Money.Mxn(line.UnitPriceCentavos)),
    };
}

/// <summary>Reads the typed lines; blank ones are left out, and what cannot be read is said at its field.</summary>
public static class BudgetForm
{
    public static IReadOnlyList<BudgetEntry> Read(
        IReadOnlyList<BudgetFormLine> lines, ModelStateDictionary form, Texts t)
    {
        var entries = new List<BudgetEntry>();
        foreach (var (line, i) in lines.Select((l, i) => (l, i)).Where(l => !l.l.IsBlank))
        {
            var description = Words(line.Description, 300, Field(i, nameof(line.Description)), form, t);
            var unit = Words(line.Unit, 40, Field(i, nameof(line.Unit)), form, t);
            var quantity = QuantityText.Parse(line.Quantity);
            if (quantity.IsRefusal) form.Say(Field(i, nameof(line.Quantity)), quantity.Refusal, t);
            var price = MoneyText.Parse(line.UnitPrice);
            if (price.IsRefusal) form.Say(Field(i, nameof(line.UnitPrice)), price.Refusal, t);
            if (!quantity.IsRefusal && !price.IsRefusal)
                entries.Add(new(description, unit, quantity.Value, price.Value.Minor));
        }
        return entries;
    }

    public static string Field(int line, string name) => $"Lines[{line}].{name}";

    private static string Words(string? typed, int lengthMax, string field, ModelStateDictionary form, Texts t)
    {
        var words = (typed ?? "").Trim();
        if (words.Length == 0) form.Say(field, new FieldMissing(), t);
        if (words.Length > lengthMax)
            form.Say(field, new Bilingual($"Escriba {lengthMax} letras cuando mucho.",
                $"Enter at most {lengthMax} letters."), t);
        return words;
    }
}
