using System.Globalization;
using System.Text.RegularExpressions;

namespace ThreeForOne.Domain;

/// <summary>
/// A taxpayer's key: 12 characters for a company, 13 for a person. About 1.5 % of those in use fail the check digit, so
/// a wrong one is a <see cref="Warning"/> and never a refusal. Source: SAT.
/// </summary>
public sealed partial record Rfc
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ";

    private Rfc(string text) => Text = text;

    public string Text { get; }

    public bool IsCompany => Text.Length == 12;

    public bool CheckDigitHolds => Check(Text) == Text[^1];

    /// <summary>What to tell the person who typed it, or null when the check digit holds.</summary>
    public Bilingual? Warning => CheckDigitHolds
        ? null
        : new(
            "El dígito verificador del RFC no coincide. Revíselo; si así está en la constancia, puede continuar.",
            "The check digit of the RFC does not match. Check it; if the certificate says so, you may go on.");

    public static Result<Rfc> Parse(string? text)
    {
        var typed = Typed.Compact(text);
        var dated = Shape().IsMatch(typed) && DateOnly.TryParseExact(
            typed[^9..^3], "yyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        return dated ? new Rfc(typed) : new RfcMalformed();
    }

    private static char Check(string text)
    {
        var padded = text.PadLeft(13);   // a company's key is reckoned with a space in front
        var sum = Enumerable.Range(0, 12).Sum(i => Alphabet.IndexOf(padded[i], StringComparison.Ordinal) * (13 - i));
        return (11 - sum % 11) switch
        {
            11 => '0',
            10 => 'A',
            var digit => (char)('0' + digit),
        };
    }

    public override string ToString() => "RFC";

    [GeneratedRegex("^[A-ZÑ&]{3,4}[0-9]{6}[A-Z0-9]{2}[0-9A]$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}

/// <summary>The text does not have the form of an RFC.</summary>
public sealed record RfcMalformed() : Refusal("rfc.malformed")
{
    public override Bilingual Say => new(
        "El RFC tiene 12 caracteres (empresa) o 13 (persona): letras, la fecha AAMMDD y tres más.",
        "An RFC has 12 characters (company) or 13 (person): letters, the date YYMMDD and three more.");
}
