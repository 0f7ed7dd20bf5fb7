namespace ThreeForOne.Server.Features.Proposals;

/// <summary>How far a document of the checklist is.</summary>
public enum ItemState
{
    Missing,

    /// <summary>Uploaded; nobody has looked at it.</summary>
    Sent,

    /// <summary>Uploaded in place of what was returned.</summary>
    Corrected,
    Returned,
    Accepted,
}

/// <summary>A document that the pack asks for, and what the club has handed in of it.</summary>
public sealed record ChecklistItem(PackDocument Asked, IReadOnlyList<ProposalFile> Files)
{
    /// <summary>What was returned comes first: it is what the club has to do.</summary>
    public ItemState State =>
        Files.Count == 0 ? ItemState.Missing
        : Files.Any(f => f.Status == ProposalFile.Returned) ? ItemState.Returned
        : Files.All(f => f.Status == ProposalFile.Accepted) ? ItemState.Accepted
        : Files.Any(f => f.Replaces is not null && f.Status != ProposalFile.Accepted) ? ItemState.Corrected
        : ItemState.Sent;

    public bool IsDone => State is not (ItemState.Missing or ItemState.Returned);
}

/// <summary>How the states of the checklist are called, and in which tone.</summary>
public static class ItemLabels
{
    public static Bilingual Of(ItemState state) => state switch
    {
        ItemState.Missing => new("Falta", "Missing"),
        ItemState.Sent => new("Recibido", "Received"),
        ItemState.Corrected => new("Corregido", "Corrected"),
        ItemState.Returned => new("Devuelto", "Returned"),
        ItemState.Accepted => new("Aceptado", "Accepted"),
    };

    public static string ToneOf(ItemState state) => state switch
    {
        ItemState.Missing or ItemState.Returned => "attention",
        ItemState.Sent or ItemState.Corrected => "moving",
        ItemState.Accepted => "good",
    };

    public static Bilingual Of(PaperNeed need) => need switch
    {
        PaperNeed.Always => new("Se pide a todos los proyectos de este tipo.", "Asked of every project of this type."),
        PaperNeed.PublicWorks => new("Se pide porque es obra pública.", "Asked because it is public works."),
    };

    /// <summary>What a document may be handed in as.</summary>
    public static Bilingual Of(IReadOnlyList<PaperKind> kinds) =>
        (kinds.Contains(PaperKind.Photo), kinds.Contains(PaperKind.Pdf)) switch
        {
            (true, false) => new("Foto (JPEG, PNG o HEIC).", "Photo (JPEG, PNG or HEIC)."),
            (false, _) => new(
                "PDF, o fotos de sus páginas que aquí se unen en un PDF.",
                "PDF, or photos of its pages, put together here as one PDF."),
            (true, true) => new("Foto (JPEG, PNG o HEIC) o PDF.", "Photo (JPEG, PNG or HEIC) or PDF."),
        };
}
