using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Documents;
using ThreeForOne.Server.Features.Documents.Records;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>
/// A correction of signed minutes is a new document: the same record with what is corrected and the folio of the old
/// one. The old one stays as it is, stops standing, and its verification names the new one.
/// </summary>
public sealed class CorrectMinutes(Database db, Packs packs, IssueDocument issue, SiteAddress site)
{
    private const int TextMax = 2000;

    public Task<Result<Guid>> Handle(
        Guid id, string? correction, string formKey, Actor who, CancellationToken stop) =>
        db.InTransaction<Guid>(who, "Corrección de un acta", act => db.Once("minutes.correct", formKey, new JsonObject
        {
            ["session"] = id.ToString(), ["correction"] = correction,
        }, act, () => Correct(id, (correction ?? "").Trim(), act, stop), stop), stop);

    private async Task<Result<Guid>> Correct(Guid id, string correction, Act act, CancellationToken stop)
    {
        if (!db.Actor.Roles.Contains(OpenSession.Secretary)) return new NotYourTurn(OpenSession.Secretary);
        var session = await db.CommitteeSessions
            .FromSql($"select *, xmin from committee_session where id = {id} for update").AsNoTracking()
            .SingleOrDefaultAsync(stop);
        if (session is null) return new NoSuchSession();
        var last = await db.Minutes.AsNoTracking().Where(m => m.SessionId == id).OrderByDescending(m => m.Ordinal)
            .FirstOrDefaultAsync(stop);
        if (last?.SignedSha256 is null) return new MinutesNotSigned();
        if (correction.Length is 0 or > TextMax) return new CorrectionMissing();

        var old = await db.Documents.SingleAsync(d => d.Id == last.DocumentId, stop);
        var kept = await Issue(session, old, last.Ordinal + 1, correction, act, stop);
        await db.SaveChangesAsync(stop);
        db.Minutes.Add(new SessionMinutes
        {
            DocumentId = kept.Id, SessionId = id, Ordinal = last.Ordinal + 1, CorrectsId = last.DocumentId,
            Reason = correction,
        });
        await db.Database.ExecuteSqlAsync(
            $"update document set standing = 'CANCELADA', successor_id = {kept.Id}, successor_folio = {kept.Folio} where id = {old.Id}",
            stop);
        await db.Record("minutes.corrected", act with { Reason = correction }, null, id, new JsonObject
        {
            ["document"] = kept.Id.ToString(), ["corrects"] = old.Id.ToString(), ["standing_before"] = old.Standing,
        }, stop);
        return kept.Id;
    }

    private async Task<Document> Issue(
        CommitteeSession session, Document old, int ordinal, string correction, Act act, CancellationToken stop)
    {
        var pack = await packs.OfEdition(session.EditionId, stop);
        var state = await db.States.AsNoTracking().SingleAsync(s => s.Code == session.StateCode, stop);
        var folio = DocumentType.Minutes.Folio(Rulings.Folio(state, session), ordinal);
        var verification = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var record = JsonNode.Parse(old.Record)!.AsObject();
        var head = record["head"]!.AsObject();
        head["document_folio"] = folio;
        head["issued_at"] = JsonNode.Parse(CanonicalJson.Bytes(Moment.In(act.At, pack.Zone)));
        head["verification_url"] = $"{site.BaseUrl}/verify/{verification}";
        record["correction"] = new JsonObject { ["corrects"] = old.Folio, ["text"] = correction };
        return await issue.Keep(
            DocumentType.Minutes, folio, ordinal, verification, CanonicalJson.Bytes(record), null, session.EditionId,
            act, stop);
    }
}

/// <summary>Only signed minutes are corrected: unsigned ones are signed first.</summary>
public sealed record MinutesNotSigned() : Refusal("minutes.not_signed")
{
    public override Bilingual Say => new(
        "El acta todavía no está firmada; solo se corrige un acta firmada.",
        "The minutes are not signed yet; only signed minutes are corrected.");
}

/// <summary>A correction says what it corrects.</summary>
public sealed record CorrectionMissing() : Refusal("minutes.correction_missing")
{
    public override Bilingual Say => new(
        "Escriba qué se corrige del acta, en 2,000 letras cuando mucho.",
        "Write what is corrected in the minutes, in 2,000 letters at most.");
}
