namespace ThreeForOne.Domain;

/// <summary>
/// A Mexican bank account number (Clave Bancaria Estandarizada), 18 digits with its check digit proved.
/// Weights 3, 7, 1 repeating, each product modulo 10. Source: the norm of the Asociación de Bancos de México.
/// </summary>
public sealed record Clabe
{
    private const int Length = 18;

    private Clabe(string digits) => Digits = digits;

    public string Digits { get; }

    /// <summary>The first three digits: the bank.</summary>
    public string Bank => Digits[..3];

    /// <summary>All but the last four digits hidden, for lists and logs.</summary>
    public string Masked => new string('•', Length - 4) + Digits[^4..];

    /// <summary>Reads a CLABE; spaces and hyphens between digits are how people copy it and are dropped.</summary>
    public static Result<Clabe> Parse(string? text)
    {
        var digits = Typed.Compact(text);
        if (digits.Length == 0 || !digits.All(char.IsAsciiDigit)) return new ClabeNotDigits();
        if (digits.Length != Length) return new ClabeWrongLength(digits.Length);
        return Check(digits) == digits[^1] ? new Clabe(digits) : new ClabeCheckDigitWrong();
    }

    private static char Check(string digits)
    {
        int[] weights = [3, 7, 1];
        var sum = Enumerable.Range(0, Length - 1).Sum(i => (digits[i] - '0') * weights[i % 3] % 10);
        return (char)('0' + (10 - sum % 10) % 10);
    }

    public override string ToString() => Masked;
}

/// <summary>Something other than digits stands in a CLABE.</summary>
public sealed record ClabeNotDigits() : Refusal("clabe.not_digits")
{
    public override Bilingual Say => new(
        "La CLABE se escribe solo con números: son 18.", "A CLABE is written with digits only: there are 18.");
}

/// <summary>A CLABE has 18 digits.</summary>
public sealed record ClabeWrongLength(int Digits) : Refusal("clabe.wrong_length")
{
    public override Bilingual Say => new(
        $"La CLABE tiene 18 números y aquí hay {Digits}.", $"A CLABE has 18 digits and here are {Digits}.");
}

/// <summary>The last digit does not prove the others: something was mistyped.</summary>
public sealed record ClabeCheckDigitWrong() : Refusal("clabe.check_digit_wrong")
{
    public override Bilingual Say => new(
        "La CLABE no es válida: algún número está equivocado. Cópiela otra vez del estado de cuenta.",
        "The CLABE is not valid: one of its digits is wrong. Copy it again from the bank statement.");
}
