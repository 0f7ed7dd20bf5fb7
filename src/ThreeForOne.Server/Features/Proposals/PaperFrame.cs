namespace ThreeForOne.Server.Features.Proposals;

/// <summary>A paper in its frame on the page of review, with what may be decided about it.</summary>
public sealed record PaperFrame(PapersPage Page, ReviewedPaper Paper)
{
    public ProposalFile File => Paper.File;

    public Guid Project => Page.Review.Project.Id;

    /// <summary>Each paper's reason is a field of its own, so that a message stands where it belongs.</summary>
    public string ReasonField => FieldOf(File.Id);

    public static string FieldOf(Guid paper) => $"Reason-{paper:N}";

    /// <summary>What was typed for this paper and could not be taken, else what was said before.</summary>
    public string Reason => Page.Paper == File.Id ? Page.Reason ?? "" : File.Reason;

    /// <summary>Every page of a photo is its first; a PDF's are asked for one by one.</summary>
    public string PageOf(int page) => $"/projects/{Project}/attachments/{File.Id}/pages/{page}";

    /// <summary>The page as wide as its frame.</summary>
    public string FramedPageOf(int page) => $"{PageOf(page)}?framed=true";
}

/// <summary>An identity paper in the list, with what may be done about it.</summary>
public sealed record IdentityPaper(Guid Task, ReviewedPaper Paper, bool MayOpen);
