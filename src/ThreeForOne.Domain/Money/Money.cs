namespace ThreeForOne.Domain;

/// <summary>The currencies the programme's money comes in; both have a hundred minor units.</summary>
public enum Currency
{
    Mxn,
    Usd,
}

/// <summary>
/// An amount in integer minor units (centavos, cents) of one currency. Arithmetic is checked: overflow throws, and
/// mixing currencies is a bug and throws.
/// </summary>
public readonly record struct Money(long Minor, Currency Currency) : IComparable<Money>
{
    /// <summary>Pesos, given in centavos.</summary>
    public static Money Mxn(long centavos) => new(centavos, Currency.Mxn);

    /// <summary>US dollars, given in cents.</summary>
    public static Money Usd(long cents) => new(cents, Currency.Usd);

    public static Money Zero(Currency currency) => new(0, currency);

    public bool IsZero => Minor == 0;

    public static Money operator +(Money a, Money b) => a with { Minor = checked(a.Minor + Same(a, b).Minor) };

    public static Money operator -(Money a, Money b) => a with { Minor = checked(a.Minor - Same(a, b).Minor) };

    public static Money operator -(Money a) => a with { Minor = checked(-a.Minor) };

    public static bool operator <(Money a, Money b) => a.CompareTo(b) < 0;

    public static bool operator >(Money a, Money b) => a.CompareTo(b) > 0;

    public static bool operator <=(Money a, Money b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Money a, Money b) => a.CompareTo(b) >= 0;

    public static Money Min(Money a, Money b) => a <= b ? a : b;

    public static Money Sum(IEnumerable<Money> amounts, Currency currency) =>
        amounts.Aggregate(Zero(currency), (sum, amount) => sum + amount);

    public int CompareTo(Money other) => Minor.CompareTo(Same(this, other).Minor);

    /// <summary>For people who debug; pages and documents use <see cref="MoneyText.Format"/>.</summary>
    public override string ToString() => $"{MoneyText.Format(this)} {Currency.ToString().ToUpperInvariant()}";

    private static Money Same(Money a, Money b)
    {
        Invariant.Holds(a.Currency == b.Currency);
        return b;
    }
}
