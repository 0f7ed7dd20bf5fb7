namespace ThreeForOne.Domain;

/// <summary>What a document may be handed in as.</summary>
public enum PaperKind
{
    /// <summary>A picture taken with a phone.</summary>
    Photo,

    /// <summary>A PDF, or several photos put together as one.</summary>
    Pdf,
}

/// <summary>When a document is asked for.</summary>
public enum PaperNeed
{
    /// <summary>Of every project of the type.</summary>
    Always,

    /// <summary>Because the type is public works (obra pública), which need a technical file.</summary>
    PublicWorks,
}

/// <summary>What a document is, in plain words, and what one looks like.</summary>
public sealed record PaperHelp(Bilingual What, Bilingual Example);

/// <summary>
/// A document that a proposal of the type must have. <see cref="Help"/> is null in packs that explain nothing;
/// <see cref="EraseDays"/> makes it somebody's identity paper: only who verifies it may open it, and it is erased so
/// many days after it was accepted, or after its project ended.
/// </summary>
public sealed record PackDocument(
    string Code,
    Bilingual Name,
    PaperHelp? Help,
    PaperNeed Need,
    IReadOnlyList<PaperKind> Kinds,
    int? EraseDays,
    Provenance From)
{
    /// <summary>The code of the technical file, which public works need whether the pack lists it or not.</summary>
    public const string TechnicalFile = "technical_file";

    public bool IsIdentity => EraseDays is not null;

    /// <summary>The technical file of a type whose pack asks for one and says no more of it.</summary>
    public static PackDocument TechnicalFileOf(ProjectType type) => new(
        TechnicalFile, new("Expediente técnico", "Technical file"), null, PaperNeed.PublicWorks,
        [PaperKind.Photo, PaperKind.Pdf], null, type.From);
}
