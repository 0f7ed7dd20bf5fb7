using System.Text.RegularExpressions;

namespace ThreeForOne.Domain;

/// <summary>
/// A person's population registry key, 18 characters with its check digit proved. Optional everywhere, erasable,
/// never logged. Source: RENAPO's instructive on the CURP.
/// </summary>
public sealed partial record Curp
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";

    private Curp(string text) => Text = text;

    public string Text { get; }

    public static Result<Curp> Parse(string? text)
    {
        var typed = Typed.Compact(text);
        if (!Shape().IsMatch(typed)) return new CurpMalformed();
        return Check(typed) == typed[^1] ? new Curp(typed) : new CurpCheckDigitWrong();
    }

    private static char Check(string text)
    {
        var sum = Enumerable.Range(0, 17).Sum(i => Alphabet.IndexOf(text[i], StringComparison.Ordinal) * (18 - i));
        return (char)('0' + (10 - sum % 10) % 10);
    }

    // A CURP is a person's: it must not slip into a log by accident.
    public override string ToString() => "CURP";

    [GeneratedRegex("^[A-ZÑ]{4}[0-9]{6}[HMX][A-ZÑ]{5}[0-9A-Z][0-9]$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}

/// <summary>The text does not have the form of a CURP.</summary>
public sealed record CurpMalformed() : Refusal("curp.malformed")
{
    public override Bilingual Say => new(
        "La CURP tiene 18 letras y números, en este orden: 4 letras, 6 números, 6 letras y 2 más.",
        "A CURP has 18 letters and digits, in this order: 4 letters, 6 digits, 6 letters and 2 more.");
}

/// <summary>The last digit does not prove the rest.</summary>
public sealed record CurpCheckDigitWrong() : Refusal("curp.check_digit_wrong")
{
    public override Bilingual Say => new(
        "La CURP no es válida: alguna letra o número está equivocado.",
        "The CURP is not valid: one of its letters or digits is wrong.");
}
