using System.Globalization;
using System.Text.RegularExpressions;

namespace ThreeForOne.Domain;

/// <summary>
/// A project's number, gapless for each state and year across programmes: <c>ZAC-2026-0041</c>. The ordinal is padded
/// to four digits and grows beyond them.
/// </summary>
public sealed partial record Folio
{
    public Folio(string state, int year, int ordinal)
    {
        Invariant.Holds(StateCode().IsMatch(state) && year is >= 1000 and <= 9999 && ordinal >= 1);
        (State, Year, Ordinal) = (state, year, ordinal);
    }

    public string State { get; }

    public int Year { get; }

    public int Ordinal { get; }

    public static Result<Folio> Parse(string? text)
    {
        var parts = Shape().Match((text ?? "").Trim().ToUpperInvariant());
        if (!parts.Success) return new FolioMalformed();

        var ordinal = int.Parse(parts.Groups[3].Value, CultureInfo.InvariantCulture);
        if (ordinal == 0) return new FolioMalformed();
        var year = int.Parse(parts.Groups[2].Value, CultureInfo.InvariantCulture);
        var folio = new Folio(parts.Groups[1].Value, year, ordinal);
        return folio.ToString() == parts.Value ? folio : new FolioMalformed();
    }

    /// <summary>A document's folio: the project's, the type's code and the ordinal among those of its type.</summary>
    public string ForDocument(string type, int ordinal) =>
        string.Create(CultureInfo.InvariantCulture, $"{this}-{type}-{ordinal}");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{State}-{Year}-{Ordinal:D4}");

    [GeneratedRegex("^([A-Z]{3})-([1-9][0-9]{3})-([0-9]{4,9})$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();

    [GeneratedRegex("^[A-Z]{3}$", RegexOptions.CultureInvariant)]
    private static partial Regex StateCode();
}

/// <summary>The text is no project folio.</summary>
public sealed record FolioMalformed() : Refusal("folio.malformed")
{
    public override Bilingual Say => new(
        "El folio se escribe así: ZAC-2026-0041.", "A folio is written like ZAC-2026-0041.");
}
