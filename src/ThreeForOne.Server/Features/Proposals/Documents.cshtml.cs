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

    public async Task<IActionResult> OnPostAdd(string kind, Guid? replaces, CancellationToken stop)
    {
        var field = FieldOf(kind, replaces);
        var file = Request.Form.Files.GetFile(field);
        var added = file switch
        {
            null => new FileMissing(),
            { Length: > FileContent.BytesMax } => new FileTooLarge(),
            _ => await add.Handle(
                Id, new NewPaper(kind, file.FileName, replaces), await KeepFile.Read(file, stop), Me, Stop),
        };
        return await Answer(added, field);
    }

    /// <summary>Photos of pages, put together as one PDF in the order in which they came.</summary>
    public async Task<IActionResult> OnPostPages(string kind, Guid? replaces, CancellationToken stop)
    {
        var field = PagesFieldOf(kind, replaces);
        return await Answer(await Join(Request.Form.Files.GetFiles(field), kind, replaces, stop), field);
    }

    public async Task<IActionResult> OnPostRemove(Guid attachment) =>
        await Answer(await remove.Handle(Id, attachment, Me, Stop), "");

    public DocumentAsked Asked(ChecklistItem item) => new(Id, item);

    public static string FieldOf(string kind, Guid? replaces = null) => $"file-{Form(kind, replaces)}";

    public static string PagesFieldOf(string kind, Guid? replaces = null) => $"pages-{Form(kind, replaces)}";

    private static string Form(string kind, Guid? replaces) => replaces is null ? kind : $"{kind}-{replaces:N}";

    public static string FormatOf(ProposalFile file) => FileContent.OfMediaType(file.MediaType).Format;

    private async Task<Result<int>> Join(
        IReadOnlyList<IFormFile> files, string kind, Guid? replaces, CancellationToken stop)
    {
        if (files.Count > PhotoPages.PagesMax) return new PhotosTooMany();
        if (files.Any(f => f.Length > FileContent.BytesMax)) return new FileTooLarge();
        var photos = new List<byte[]>();
        foreach (var file in files) photos.Add(await KeepFile.Read(file, stop));
        if (!(await PhotoPages.Pdf(photos, stop)).TryGet(out var pdf, out var refusal)) return refusal;
        var name = $"{Path.GetFileNameWithoutExtension(files[0].FileName)} ({files.Count}).pdf";
        return await add.Handle(Id, new NewPaper(kind, name, replaces), pdf, Me, Stop);
    }

    protected override async Task LoadMore(ProposalDraft draft)
    {
        if (draft.Section(ProposalProgress.Documents).Version > 1)
            LastSaved = await parts.Revisions.Last(Id, ProposalProgress.Documents, Stop);
    }

    private async Task<IActionResult> Answer(Result<int> result, string field)
    {
        if (!result.IsRefusal) return Redirect($"/proposals/{Id}/documents");
        if (!await Load()) return NotFound();
        var isShown = Draft.DocumentsAsked.Any(d =>
            field.StartsWith(PagesFieldOf(d.Code), StringComparison.Ordinal)
            || field.StartsWith(FieldOf(d.Code), StringComparison.Ordinal));
        Say(result.Refusal, isShown ? field : "");
        return Page();
    }
}
