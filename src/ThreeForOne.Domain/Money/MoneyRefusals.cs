namespace ThreeForOne.Domain;

/// <summary>The amount was left empty.</summary>
public sealed record MoneyMissing() : Refusal("money.missing")
{
    public override Bilingual Say => new(
        "Escriba un monto, por ejemplo 1,200,000.50.",
        "Enter an amount, for example 1,200,000.50.");
}

/// <summary>What was typed cannot be read as an amount without guessing.</summary>
public sealed record MoneyNotAnAmount(string Text) : Refusal("money.not_an_amount")
{
    public override Bilingual Say => new(
        $"No entendemos el monto «{Quote.Short(Text)}». Escríbalo así: 1,200,000.50.",
        $"We cannot read the amount “{Quote.Short(Text)}”. Write it like 1,200,000.50.");
}

/// <summary>The amount has more than two decimals; there is nothing smaller than a centavo.</summary>
public sealed record MoneyTooManyDecimals(string Text) : Refusal("money.too_many_decimals")
{
    public override Bilingual Say => new(
        $"El monto «{Quote.Short(Text)}» tiene más de dos decimales. Escríbalo hasta los centavos.",
        $"The amount “{Quote.Short(Text)}” has more than two decimals. Enter it to the centavo.");
}

/// <summary>The amount is below zero.</summary>
public sealed record MoneyNegative(string Text) : Refusal("money.negative")
{
    public override Bilingual Say => new(
        $"El monto «{Quote.Short(Text)}» es negativo. Escriba un monto de cero o más.",
        $"The amount “{Quote.Short(Text)}” is negative. Enter an amount of zero or more.");
}

/// <summary>The amount is beyond <see cref="MoneyText.MaxMinor"/>.</summary>
public sealed record MoneyTooLarge() : Refusal("money.too_large")
{
    public override Bilingual Say => new(
        "El monto es demasiado grande. El máximo es 90,000,000,000,000.00.",
        "The amount is too large. The most is 90,000,000,000,000.00.");
}
