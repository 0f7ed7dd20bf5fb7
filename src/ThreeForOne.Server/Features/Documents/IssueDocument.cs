using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Process;

namespace ThreeForOne.Server.Features.Documents;

/// <summary>
/// Issues a document: its record is fixed in the step's transaction; the PDF follows from the outbox. Status lives on
/// the verification page, addressed by a random code, so the record never changes.
/// </summary>
public sealed class IssueDocument(Database db, EffectTable authors, SiteAddress site, IServiceProvider services)
{
    private const int RecordVersion = 1;

    public async Task<Document> Handle(string type, EffectContext context, CancellationToken stop)
    {
        var project = context.Project;
        await db.SaveChangesAsync(stop);
        var ordinal = 1 + await db.Documents.CountAsync(d => d.ProjectId == project.Id && d.Type == type, stop);
        var folio = string.Create(CultureInfo.InvariantCulture, $"{project.Folio}-{DocumentTypes.Of(type).FolioCode}-{ordinal}");
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var head = new DocumentHead(folio, type, $"{site.BaseUrl}/verify/{code}", context.Act.At, site.Demo);
        var record = CanonicalJson.Bytes(await authors.Author(type, services).Write(context, head, stop));

        var document = new Document
        {
            Id = db.NewId(), ProjectId = project.Id, EditionId = project.EditionId, Type = type, Ordinal = ordinal, Folio = folio,
            Record = record, RecordSha256 = SHA256.HashData(record), RecordVersion = RecordVersion, VerificationCode = code,
            IssuedAt = context.Act.At, IssuedBy = context.Act.By,
        };
        db.Documents.Add(document);
        db.Enqueue("document.render", document.Id, context.Act);
        await db.Record("document.issued", context.Act, project.Id, document.Id, new JsonObject
        {
            ["folio"] = folio, ["type"] = type, ["record_sha256"] = Convert.ToHexStringLower(document.RecordSha256),
        }, stop);
        return document;
    }
}

/// <summary>Where this installation is reached, and whether it is a demonstration; both are printed in documents.</summary>
public sealed record SiteAddress(string BaseUrl, bool Demo);
