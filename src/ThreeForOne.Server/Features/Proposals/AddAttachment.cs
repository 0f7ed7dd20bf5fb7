using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Papers;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>The pack does not ask for such a document.</summary>
public sealed record DocumentNotAsked() : Refusal("file.document_not_asked")
{
    public override Bilingual Say => new(
        "Ese documento no se pide para este tipo de proyecto.", "That document is not asked for this type of project.");
}

/// <summary>The delegation accepted the document: it stands.</summary>
public sealed record DocumentAccepted() : Refusal("file.document_accepted")
{
    public override Bilingual Say => new(
        "La delegación ya aceptó ese documento. Corrija solo lo que le devolvió o lo que falta.",
        "The delegation has accepted that document. Correct only what it returned, or what is missing.");
}

/// <summary>The document is taken as a photo only, or as a PDF only.</summary>
public sealed record DocumentOfOtherKind(bool WantsPdf) : Refusal("file.document_of_other_kind")
{
    public override Bilingual Say => WantsPdf
        ? new(
            "Este documento se entrega en PDF. Elija las fotos de sus páginas en «Unir fotos en un PDF» y aquí se unen.",
            "This document is handed in as a PDF. Choose the photos of its pages under “Put photos together as one PDF”.")
        : new("Este documento se entrega en foto (JPEG, PNG o HEIC).",
            "This document is handed in as a photo (JPEG, PNG or HEIC).");
}

/// <summary>What a club hands in: for which document, under which name, in place of which returned file.</summary>
public sealed record NewPaper(string Kind, string? Name, Guid? Replaces = null);

/// <summary>
/// A club adds a file to its proposal. Its content decides what it is; the same file twice is kept once, and a
/// correction takes the place of the file that was returned.
/// </summary>
public sealed class AddAttachment(Database db, SaveSection section, KeepFile keep)
{
    private const int FilesMax = 60;

    public Task<Result<int>> Handle(
        Guid id, string kind, string? name, byte[] bytes, Actor who, CancellationToken stop) =>
        Handle(id, new NewPaper(kind, name), bytes, who, stop);

    public async Task<Result<int>> Handle(Guid id, NewPaper paper, byte[] bytes, Actor who, CancellationToken stop)
    {
        if (!(await keep.Take(bytes, stop)).TryGet(out var inspected, out var unfit)) return unfit;
        var content = inspected.Content;

        return await section.Handle(id, ProposalProgress.Documents, null, who, async (draft, _, act) =>
        {
            if (Refused(draft, paper.Kind, content) is { } refusal) return refusal;
            var hash = SHA256.HashData(bytes);
            if (draft.Files.Any(f => f.Kind == paper.Kind && f.Sha256.AsSpan().SequenceEqual(hash))) return null;
            if (draft.Files.Count >= FilesMax) return new TooManyFiles();

            await db.KeepFile(bytes, content.MediaType, act, stop);
            var attachment = new Attachment
            {
                Id = db.NewId(), ProjectId = id, Kind = paper.Kind, FileSha256 = hash,
                Name = content.Named(paper.Name), Pages = inspected.Pages, AddedBy = act.By, AddedAt = act.At,
                ReplacesId = await Retire(draft, paper, act, stop),
                EraseDays = draft.DocumentsAsked.First(asked => asked.Code == paper.Kind).EraseDays,
            };
            db.Attachments.Add(attachment);
            await db.Record("attachment.added", act, id, attachment.Id, new JsonObject
            {
                ["kind"] = paper.Kind, ["sha256"] = Convert.ToHexStringLower(hash),
                ["replaces"] = attachment.ReplacesId?.ToString(),
            }, stop);
            return null;
        }, stop);
    }

    private static Refusal? Refused(ProposalDraft draft, string kind, FileContent content)
    {
        if (draft.Checklist.FirstOrDefault(i => i.Asked.Code == kind) is not { } item) return new DocumentNotAsked();
        if (item.State == ItemState.Accepted) return new DocumentAccepted();
        var wanted = content.IsPhoto ? PaperKind.Photo : PaperKind.Pdf;
        return item.Asked.Kinds.Contains(wanted) ? null : new DocumentOfOtherKind(wanted == PaperKind.Photo);
    }

    // Only a file that was returned has a successor; anything else beside it is one more file.
    private async Task<Guid?> Retire(ProposalDraft draft, NewPaper paper, Act act, CancellationToken stop)
    {
        var returned = draft.Files.FirstOrDefault(f =>
            f.Id == paper.Replaces && f.Kind == paper.Kind && f.Status == ProposalFile.Returned);
        if (returned is null) return null;
        var old = await db.Attachments.SingleAsync(a => a.Id == returned.Id, stop);
        old.RemovedAt = act.At;
        return old.Id;
    }
}
