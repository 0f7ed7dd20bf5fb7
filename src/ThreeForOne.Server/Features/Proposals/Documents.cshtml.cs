using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Features.Papers;
using ThreeForOne.Server.Web;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>The fifth section: the papers that the rules ask for. Each file is saved as it is uploaded.</summary>
[UploadLimit]
[RequestSizeLimit(UploadLimitAttribute.RequestBytesMax)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadLimitAttribute.RequestBytesMax)]
public sealed class DocumentsPage(
    SectionParts parts, AddAttachment add, RemoveAttachment remove)
    : ProposalPage(parts.Db, parts.Proposals, parts.Texts)
{
    /// <summary>Who added or removed a file last; null before anybody did.</summary>
    public Revision? LastSaved { get; private set; }

    public async Task<IActionResult> OnGet(bool huge = false)
    {
        if (!await Load()) return NotFound();
        if (!Draft.IsOpen) return Redirect($"/proposals/{Id}/confirmation");
        if (huge) Say(new FileTooLarge());
        return Page();
    }

    public async Task<IActionResult> OnPostAdd(string kind, CancellationToken stop)
    {
        var file = Request.Form.Files.GetFile(FieldOf(kind));
        var added = file switch
        {
            null => new FileMissing(),
            { Length: > FileContent.BytesMax } => new FileTooLarge(),
            _ => await add.Handle(Id, kind, file.FileName, await KeepFile.Read(file, stop), Me, Stop),
        };
        return await Answer(added, FieldOf(kind));
    }

    public async Task<IActionResult> OnPostRemove(Guid attachment) =>
        await Answer(await remove.Handle(Id, attachment, Me, Stop), "");

    public IReadOnlyList<ProposalFile> FilesOf(string kind) => [.. Draft.Files.Where(f => f.Kind == kind)];

    public static string FieldOf(string kind) => $"file-{kind}";

    public static string FormatOf(ProposalFile file) => file.MediaType switch
    {
        "application/pdf" => "PDF",
        "image/png" => "PNG",
        _ => "JPEG",
    };

    protected override async Task LoadMore(ProposalDraft draft)
    {
        if (draft.Section(ProposalProgress.Documents).Version > 1)
            LastSaved = await parts.Revisions.Last(Id, ProposalProgress.Documents, Stop);
    }

    private async Task<IActionResult> Answer(Result<int> result, string field)
    {
        if (!result.IsRefusal) return Redirect($"/proposals/{Id}/documents");
        if (!await Load()) return NotFound();
        Say(result.Refusal, Draft.DocumentsAsked.Any(d => FieldOf(d.Code) == field) ? field : "");
        return Page();
    }
}
