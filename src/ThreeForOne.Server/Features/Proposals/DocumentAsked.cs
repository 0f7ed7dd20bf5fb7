namespace ThreeForOne.Server.Features.Proposals;

/// <summary>A document of the checklist as its club sees it, with what it may do about it.</summary>
public sealed record DocumentAsked(Guid Project, ChecklistItem Item)
{
    /// <summary>What was accepted stands: only what was returned or is missing is corrected.</summary>
    public bool MayAdd => Item.State != ItemState.Accepted;

    public bool MayRemove(ProposalFile file) => file.Status != ProposalFile.Accepted;

    /// <summary>Nobody but who verifies it opens an identity paper, not even who sent it.</summary>
    public bool MayOpen(ProposalFile file) => !Item.Asked.IsIdentity && !file.IsErased;

    /// <summary>For the browser's chooser; what a file is, its content decides.</summary>
    public string Accept => string.Join(',',
    [
        .. Item.Asked.Kinds.Contains(PaperKind.Pdf) ? new[] { "application/pdf" } : [],
        .. Item.Asked.Kinds.Contains(PaperKind.Photo) ? new[] { "image/jpeg", "image/png" } : [],
    ]);
}
