using System.Collections.Immutable;

namespace ThreeForOne.Workflow;

/// <summary>What kind of value a fact holds.</summary>
public enum FactType { Text, Integer, Decimal, Boolean, List }

/// <summary>One typed value. There is no null: a fact that is not known is not there.</summary>
public abstract record FactValue
{
    private protected FactValue(FactType type) => Type = type;

    public FactType Type { get; }

    public static implicit operator FactValue(string value) => new TextFact(value);
    public static implicit operator FactValue(int value) => new IntegerFact(value);
    public static implicit operator FactValue(long value) => new IntegerFact(value);
    public static implicit operator FactValue(decimal value) => new DecimalFact(value);
    public static implicit operator FactValue(bool value) => new BooleanFact(value);
    public static implicit operator FactValue(string[] items) => new ListFact([.. items]);
}

/// <summary>A text.</summary>
public sealed record TextFact(string Value) : FactValue(FactType.Text);

/// <summary>A whole number; money in centavos.</summary>
public sealed record IntegerFact(long Value) : FactValue(FactType.Integer);

/// <summary>An exact decimal number.</summary>
public sealed record DecimalFact(decimal Value) : FactValue(FactType.Decimal);

/// <summary>True or false.</summary>
public sealed record BooleanFact(bool Value) : FactValue(FactType.Boolean);

/// <summary>A list of texts, such as the parties of an edition.</summary>
public sealed record ListFact(ImmutableArray<string> Items) : FactValue(FactType.List)
{
    public bool Equals(ListFact? other) => other is not null && Items.SequenceEqual(other.Items);

    public override int GetHashCode() => Items.Aggregate(0, HashCode.Combine);
}

/// <summary>
/// A fact that a definition declares. <paramref name="Values"/> limits a text to those values (empty: any);
/// <paramref name="FromTask"/> marks the outcome of a task, which only the engine sets.
/// </summary>
public sealed record FactDeclaration(
    string Name,
    FactType Type,
    ImmutableArray<string> Values,
    FactValue? Initial = null,
    bool FromTask = false);

/// <summary>Sets of facts, as supplied with an event.</summary>
public static class Facts
{
    public static ImmutableSortedDictionary<string, FactValue> None { get; } =
        ImmutableSortedDictionary.Create<string, FactValue>(StringComparer.Ordinal);

    public static ImmutableSortedDictionary<string, FactValue> Of(params (string Name, FactValue Value)[] facts) =>
        None.AddRange(facts.Select(f => KeyValuePair.Create(f.Name, f.Value)));
}
