using System.Security.Cryptography;
using System.Text.Json.Nodes;
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

/// <summary>
/// A club adds a file to its proposal. Its content decides what it is; the same file twice is kept once.
/// </summary>
public sealed class AddAttachment(Database db, SaveSection section, KeepFile keep)
{
    private const int FilesMax = 60;

    public async Task<Result<int>> Handle(
        Guid id, string kind, string? name, byte[] bytes, Actor who, CancellationToken stop)
    {
        if (FileContent.Of(bytes) is { IsRefusal: true } unfit) return unfit.Refusal;

        return await section.Handle(id, ProposalProgress.Documents, null, who, async (draft, _, act) =>
        {
            if (draft.Checklist.FirstOrDefault(i => i.Asked.Code == kind) is not { } item) return new DocumentNotAsked();
            if (item.State == ItemState.Accepted) return new DocumentAccepted();
            var hash = SHA256.HashData(bytes);
            if (draft.Files.Any(f => f.Kind == kind && f.Sha256.AsSpan().SequenceEqual(hash))) return null;
            if (draft.Files.Count >= FilesMax) return new TooManyFiles();

            if (!(await keep.Handle(bytes, who, stop)).TryGet(out var kept, out var refused)) return refused;
            var attachment = new Attachment
            {
                Id = db.NewId(), ProjectId = id, Kind = kind, FileSha256 = hash,
                Name = kept.Content.Named(name), AddedBy = act.By, AddedAt = act.At, EraseDays = item.Asked.EraseDays,
            };
            db.Attachments.Add(attachment);
            await db.Record("attachment.added", act, id, attachment.Id,
                new JsonObject { ["kind"] = kind, ["sha256"] = Convert.ToHexStringLower(hash) }, stop);
            return null;
        }, stop);
    }
}
