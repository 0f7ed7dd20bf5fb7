using System.Collections.Immutable;

namespace ThreeForOne.Workflow.Feel;

internal sealed class FeelContext(IReadOnlyDictionary<string, FactValue> facts, ImmutableArray<TaskItem> ownItems)
{
    public string? Unknown { get; private set; }

    public ImmutableArray<TaskItem> OwnItems { get; } = ownItems;

    public FactValue? Find(string name)
    {
        if (facts.TryGetValue(name, out var value)) return value;
        Unknown ??= name;
        return null;
    }
}

// A node that cannot be evaluated returns null, and the context then names the fact that is not known.
internal abstract record Node(FactType Type)
{
    public abstract FactValue? Evaluate(FeelContext context);

    public static string Name(FactType type) => type switch
    {
        FactType.Text => "a text",
        FactType.Integer => "a whole number",
        FactType.Decimal => "a decimal number",
        FactType.Boolean => "true or false",
        FactType.List => "a list",
    };
}

internal sealed record Literal(FactValue Value) : Node(Value.Type)
{
    public override FactValue Evaluate(FeelContext context) => Value;
}

internal sealed record FactName(FactDeclaration Fact) : Node(Fact.Type)
{
    public override FactValue? Evaluate(FeelContext context) => context.Find(Fact.Name);
}

internal sealed record OwnTotal(bool OnlyDecided) : Node(FactType.Integer)
{
    public override FactValue Evaluate(FeelContext context) =>
        context.OwnItems.Count(i => !OnlyDecided || i.Outcome is not null);
}

internal sealed record Count(string? Outcomes, string Outcome) : Node(FactType.Integer)
{
    public override FactValue? Evaluate(FeelContext context) =>
        Outcomes is null ? context.OwnItems.Count(i => i.Outcome == Outcome)
        : context.Find(Outcomes) is ListFact list ? list.Items.Count(i => i == Outcome)
        : null;
}

internal sealed record Not(Node Inner) : Node(FactType.Boolean)
{
    public override FactValue? Evaluate(FeelContext context) =>
        Inner.Evaluate(context) is BooleanFact inner ? !inner.Value : null;
}

internal sealed record Junction(bool All, Node Left, Node Right) : Node(FactType.Boolean)
{
    public override FactValue? Evaluate(FeelContext context)
    {
        var (left, right) = (Left.Evaluate(context) as BooleanFact, Right.Evaluate(context) as BooleanFact);
        if (left is null || right is null) return null;
        return All ? left.Value && right.Value : left.Value || right.Value;
    }
}

internal sealed record Comparison(string Sign, Node Left, Node Right) : Node(FactType.Boolean)
{
    public override FactValue? Evaluate(FeelContext context)
    {
        var (left, right) = (Left.Evaluate(context), Right.Evaluate(context));
        if (left is null || right is null) return null;
        return Sign switch
        {
            "=" => Same(left, right),
            "!=" => !Same(left, right),
            "<" => Number(left) < Number(right),
            "<=" => Number(left) <= Number(right),
            ">" => Number(left) > Number(right),
            _ => Number(left) >= Number(right),
        };
    }

    private static bool Same(FactValue left, FactValue right) =>
        left is IntegerFact or DecimalFact ? Number(left) == Number(right) : left == right;

    private static decimal Number(FactValue value) => value switch
    {
        IntegerFact whole => whole.Value,
        DecimalFact exact => exact.Value,
        _ => throw new InvalidOperationException("The parser lets only numbers be ordered."),
    };
}
