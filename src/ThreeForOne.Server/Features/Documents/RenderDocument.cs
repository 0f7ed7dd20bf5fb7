using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Documents.Rendering;
using ThreeForOne.Server.Features.Jobs;

namespace ThreeForOne.Server.Features.Documents;

/// <summary>
/// Makes a document's PDF from its record. The first one is stored and served for ever, with the hashes of what made
/// it; a second run finds it there and leaves.
/// </summary>
public sealed class RenderDocument(Database db, PdfRenderer renderer)
{
    public async Task Handle(Guid subject, CancellationToken stop)
    {
        var wanted = await db.Reading(Actor.System, () => db.Documents.AsNoTracking()
            .SingleAsync(d => d.Id == subject, stop), stop);
        if (wanted.PdfSha256 is not null) return;

        var pdf = await renderer.Render(wanted.Type, wanted.Record, wanted.IssuedAt, stop);
        var kept = await db.InTransaction<bool>(Actor.System, "PDF", async act =>
        {
            var document = await db.Documents.FromSql($"select *, xmin from document where id = {subject} for update")
                .SingleAsync(stop);
            if (document.PdfSha256 is not null) return false;

            var hash = await db.KeepFile(pdf.Bytes, "application/pdf", act, stop);
            document.PdfSha256 = hash;
            document.TemplateHash = pdf.TemplateHash;
            document.FontHash = pdf.FontHash;
            document.Renderer = pdf.RendererVersion;
            document.Problem = null;
            var facts = new JsonObject
            {
                ["folio"] = document.Folio, ["pdf_sha256"] = Convert.ToHexStringLower(hash),
                ["template_hash"] = pdf.TemplateHash,
                ["font_hash"] = pdf.FontHash, ["renderer"] = pdf.RendererVersion,
            };
            if (document is { ProjectId: null, ClubId: { } club }) facts["for_club"] = club.ToString();
            await db.Record("document.rendered", act, document.ProjectId, document.Id, facts, stop);
            return true;
        }, stop);
        if (kept.IsRefusal) throw new InvalidOperationException(kept.Refusal.Code);
    }
}
