using System.Text.Json.Serialization;
using ThreeForOne.Server.Data;

namespace ThreeForOne.Server.Features.Documents.Records;

/// <summary>
/// What a document says, as data: written in the step's transaction, hashed, printed by its template and attached to
/// the PDF. Money is integer minor units; everything printed is here, so that the PDF needs nothing else.
/// </summary>
public abstract record DocumentRecord(DocumentHead Head)
{
    /// <summary>The version of the record's shape; a change of shape is a new number.</summary>
    public int Format => 1;

    /// <summary>The type's code, one of <see cref="DocumentType.All"/>.</summary>
    public string Type => Kind.Code;

    [JsonIgnore]
    public abstract DocumentType Kind { get; }

    /// <summary>The canonical bytes ("cadena original"); their SHA-256 is printed.</summary>
    public byte[] Bytes() => CanonicalJson.Bytes(this);
}

/// <summary>What every document begins with.</summary>
/// <param name="ProjectFolio">Absent on documents of a session or a whole programme.</param>
/// <param name="DocumentFolio">Made by <see cref="DocumentType.Folio"/>.</param>
/// <param name="PackYear">The year of the frozen rules.</param>
/// <param name="Pack">The rule pack and its version, as the project froze it.</param>
/// <param name="Programme">The programme's own name.</param>
/// <param name="InegiKey">State 2, municipality 3, locality 4 digits, as far as they apply.</param>
/// <param name="Place">Locality, municipality, state, in words.</param>
/// <param name="IssuedAt">When, in the programme's zone.</param>
/// <param name="IssuedBy">An office, never a person.</param>
/// <param name="Bilingual">True where a club reads it: the Spanish original with English beside it.</param>
/// <param name="VerificationUrl">Base address and the document's random 128-bit code.</param>
/// <param name="Demo">True prints SIN VALIDEZ across every page.</param>
public sealed record DocumentHead(
    string? ProjectFolio,
    string DocumentFolio,
    int PackYear,
    string Pack,
    string Programme,
    string InegiKey,
    string Place,
    Moment IssuedAt,
    string IssuedBy,
    bool Bilingual,
    string VerificationUrl,
    bool Demo);
