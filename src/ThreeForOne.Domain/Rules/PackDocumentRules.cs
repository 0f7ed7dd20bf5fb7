namespace ThreeForOne.Domain;

/// <summary>A document can be handed in as nothing.</summary>
public sealed record PackDocumentUntakeable(string Key, string Document)
    : PackRefusal("pack.document_untakeable", Key)
{
    public override Bilingual Say => new(
        $"El documento «{Document}» no dice cómo se entrega: foto, PDF o ambos, cada uno una vez.",
        $"The document “{Document}” does not say how it is handed in: photo, PDF or both, each once.");
}

/// <summary>A document is asked of public works in a type that is none.</summary>
public sealed record PackDocumentNeverNeeded(string Key, string Document)
    : PackRefusal("pack.document_never_needed", Key)
{
    public override Bilingual Say => new(
        $"«{Document}» se pide a obra pública, y este tipo no lleva expediente técnico.",
        $"“{Document}” is asked of public works, and this type needs no technical file.");
}

/// <summary>What must hold of the documents that a type asks for.</summary>
internal static class PackDocumentRules
{
    public static IEnumerable<PackRefusal> Broken(ProjectType type, string key)
    {
        foreach (var code in PackRules.Twice(type.Documents.Select(d => d.Code)))
            yield return new PackCodeTwice(key, code);
        foreach (var (document, at) in type.Documents.Select((d, i) => (d, $"{key}[{i}]")))
        {
            if (document.Kinds.Count == 0 || document.Kinds.Distinct().Count() < document.Kinds.Count)
                yield return new PackDocumentUntakeable($"{at}.kinds", document.Code);
            if (!type.TechnicalFile
                && (document.Need == PaperNeed.PublicWorks || document.Code == PackDocument.TechnicalFile))
                yield return new PackDocumentNeverNeeded($"{at}.needed", document.Code);
            if (document.EraseDays < 1)
                yield return new PackDaysNotPositive($"{at}.identity.erase_days", document.Code);
        }
    }
}
