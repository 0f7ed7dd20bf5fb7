using System.Globalization;

namespace ThreeForOne.Domain;

/// <summary>
/// The fiscal folio of an electronic invoice (CFDI). The same one proves spending once in the whole system, so it is
/// kept in one form: upper case with hyphens.
/// </summary>
public sealed record CfdiUuid
{
    private CfdiUuid(Guid value) => Value = value;

    public Guid Value { get; }

    public static Result<CfdiUuid> Parse(string? text) =>
        Guid.TryParseExact((text ?? "").Trim(), "D", out var value) && value != Guid.Empty
            ? new CfdiUuid(value)
            : new CfdiUuidMalformed();

    public override string ToString() => Value.ToString("D", CultureInfo.InvariantCulture).ToUpperInvariant();
}

/// <summary>The text is no fiscal folio.</summary>
public sealed record CfdiUuidMalformed() : Refusal("cfdi.malformed")
{
    public override Bilingual Say => new(
        "El folio fiscal de la factura tiene 36 caracteres, así: 5FB2822E-396D-4725-8521-CDC4BDD20CCF.",
        "The invoice's fiscal folio has 36 characters, like 5FB2822E-396D-4725-8521-CDC4BDD20CCF.");
}
