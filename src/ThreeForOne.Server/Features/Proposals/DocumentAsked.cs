namespace ThreeForOne.Server.Features.Proposals;

/// <summary>A document of the checklist as its club sees it, with what it may do about it.</summary>
public sealed record DocumentAsked(Guid Project, ChecklistItem Item)
{
    /// <summary>What was accepted stands: only what was returned or is missing is corrected.</summary>
    public bool MayAdd => Item.State != ItemState.Accepted;

    public bool MayRemove(ProposalFile file) => file.Status != ProposalFile.Accepted;

    /// <summary>Nobody but who verifies it opens an identity paper, not even who sent it.</summary>
    public bool MayOpen(ProposalFile file) => !Item.Asked.IsIdentity && !file.IsErased;

    /// <summary>To add a file, or to send one in place of a returned one.</summary>
    public UploadForm Form(ProposalFile? replaced = null) =>
        new(Project, Item.Asked.Code, Item.Asked.Name, Accept, Item.Files.Count > 0, replaced);

    /// <summary>For the browser's chooser; what a file is, its content decides.</summary>
    public string Accept => string.Join(',',
    [
        .. Item.Asked.Kinds.Contains(PaperKind.Pdf) ? new[] { "application/pdf" } : [],
        .. Item.Asked.Kinds.Contains(PaperKind.Photo) ? new[] { Photos } : [],
    ]);

    /// <summary>What a telephone takes; by their endings too, since not every browser knows HEIC by its type.</summary>
    public const string Photos = "image/jpeg,image/png,image/heic,image/heif,.heic,.heif";

    public bool MayJoin => MayAdd && Item.Asked.Kinds.Contains(PaperKind.Pdf);
}

/// <summary>A form that takes one file; with our script it goes on where a cut line stopped it.</summary>
public sealed record UploadForm(
    Guid Project, string Kind, Bilingual Name, string Accept, bool HasFiles, ProposalFile? Replaces)
{
    /// <summary>One a file, so that each has its own label and message.</summary>
    public string Field => DocumentsPage.FieldOf(Kind, Replaces?.Id);

    /// <summary>The same for photos of pages.</summary>
    public string PagesField => DocumentsPage.PagesFieldOf(Kind, Replaces?.Id);
}
