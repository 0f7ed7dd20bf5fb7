using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Documents.Records;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Documents;

/// <summary>
/// Where this installation is reached, and whether it is a demonstration; both are printed in documents.
/// </summary>
public sealed record SiteAddress(string BaseUrl, bool Demo);

/// <summary>
/// Issues a document: its record is fixed in the step's transaction; the PDF follows from the outbox. Status lives on
/// the verification page, addressed by a random code, so the record never changes.
/// </summary>
public sealed class IssueDocument(
    Database db, EffectTable authors, Packs packs, Offices offices, SiteAddress site, IServiceProvider services)
{
    /// <summary>Types that a club reads carry English beside the Spanish original.</summary>
    private static readonly string[] ForClubs =
        ["acknowledgement", "request_for_items", "approval_letter", "rejection_letter", "agreement", "deposit_receipt",
            "deposit_reversal", "closing_statement", "club_statement"];

    /// <summary>Types that an office issues about its own act; every other is the delegation's.</summary>
    private static readonly string[] ByWhoActs =
        ["deposit_receipt", "deposit_reversal", "ministration_order", "payment_order"];

    public async Task<Document> Handle(string code, EffectContext context, CancellationToken stop)
    {
        var (project, act) = (context.Project, context.Act);
        await db.SaveChangesAsync(stop);
        var type = DocumentType.Of(code);
        var ordinal = 1 + await db.Documents.CountAsync(d => d.ProjectId == project.Id && d.Type == code, stop);
        var verification = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var head = await Head(type, ordinal, verification, project, act, stop);
        var record = (await authors.Author(code, services).Write(context, head, stop)).Bytes();
        var document = await Keep(
            type, head.DocumentFolio, ordinal, verification, record, project.Id, project.EditionId, act, stop,
            context.Subject);
        // Later steps of the same transaction look for it.
        await db.SaveChangesAsync(stop);
        return document;
    }

    /// <summary>
    /// Keeps a record as an issued document and asks for its PDF. One of no project may be a club's, for a year.
    /// </summary>
    public async Task<Document> Keep(
        DocumentType type, string folio, int ordinal, string verification, byte[] record,
        Guid? project, Guid? edition, Act act, CancellationToken stop, Guid? subject = null, Guid? club = null,
        int? year = null)
    {
        var document = new Document
        {
            Id = db.NewId(), ProjectId = project, EditionId = edition, SubjectId = subject, ClubId = club,
            FiscalYear = year, Type = type.Code, Ordinal = ordinal,
            Folio = folio,
            Record = record, RecordSha256 = SHA256.HashData(record), RecordVersion = 1, VerificationCode = verification,
            IssuedAt = act.At, IssuedBy = act.By,
        };
        db.Documents.Add(document);
        db.Enqueue("document.render", document.Id, act);
        var facts = new JsonObject
        {
            ["folio"] = folio, ["type"] = type.Code, ["edition"] = edition?.ToString(),
            ["record_sha256"] = Convert.ToHexStringLower(document.RecordSha256),
        };
        // What is told of a club's own document is told to whoever may see it.
        if (club is not null) facts["for_club"] = club.ToString();
        await db.Record("document.issued", act, project, document.Id, facts, stop);
        return document;
    }

    private async Task<DocumentHead> Head(
        DocumentType type, int ordinal, string verification, Project project, Act act, CancellationToken stop)
    {
        var pack = await packs.Of(project, stop);
        var municipality = await db.Municipalities.SingleAsync(
            m => m.StateCode == project.StateCode && m.Code == project.MunicipalityCode, stop);
        var state = await db.States.SingleAsync(s => s.Code == project.StateCode, stop);
        var programme = await db.Programmes.SingleAsync(p => p.Id == project.ProgrammeId, stop);
        var issuer = ByWhoActs.Contains(type.Code)
            ? db.Actor.Organisation
            : (await offices.For("technician", null, project, stop)).Organisation;
        var office = await db.Organisations.SingleAsync(o => o.Id == issuer, stop);
        return new DocumentHead(
            project.Folio, type.Folio(project.Folio!, ordinal), pack.Year, pack.Id, programme.NameEs,
            $"{project.StateCode}{project.MunicipalityCode}{project.LocalityCode}",
            $"{project.LocalityName}, {municipality.Name}, {state.Name}", Moment.In(act.At, pack.Zone), office.Name,
            ForClubs.Contains(type.Code), $"{site.BaseUrl}/verify/{verification}", site.Demo);
    }
}
