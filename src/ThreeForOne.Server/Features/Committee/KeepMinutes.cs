using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Documents;
using ThreeForOne.Server.Features.Documents.Records;
using ThreeForOne.Server.Features.Programmes;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>
/// The minutes (acta) of a session, kept when it closes: who sat, what was ruled, what every envelope became.
/// </summary>
public sealed class KeepMinutes(
    Database db, Packs packs, Rulings rulings, MinutesRanking ranking, IssueDocument issue, SiteAddress site)
{
    public async Task<Document> Handle(
        CommitteeSession session, SessionOutcome outcome, SessionPlan plan, Act act, CancellationToken stop)
    {
        await db.SaveChangesAsync(stop);
        var pack = await packs.OfEdition(session.EditionId, stop);
        var part = await rulings.Part(session, pack.Zone, stop);
        var verification = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var head = await Head(session, part.Folio, pack, verification, act, stop);
        var details = await ranking.Of(session, plan, stop);
        var record = new Minutes(
            head, part, Moment.In(Domain.Deadline.StartOf(session.CalledOn, pack.Zone), pack.Zone), outcome.Quorum,
            await Sectors(session.Id, stop), [.. outcome.Rulings.Select(Line)],
            [.. outcome.Envelopes.Select(
                e => new EnvelopeLine(
                    e.Party, e.Part is null ? pack.NameOf(e.Party).Spanish : e.Name.Spanish, e.Before, e.Reserved,
                    e.After))],
            Amount.Pesos(outcome.Reserved))
        {
            Criteria = [.. pack.Criteria.Select(c => new CriterionHead(c.Name, c.Weight))], Ranking = details,
        };
        var kept = await issue.Keep(
            DocumentType.Minutes, head.DocumentFolio, 1, verification, record.Bytes(), null, session.EditionId, act,
            stop);
        await db.SaveChangesAsync(stop);
        db.Minutes.Add(new SessionMinutes { DocumentId = kept.Id, SessionId = session.Id, Ordinal = 1 });
        return kept;
    }

    private async Task<DocumentHead> Head(
        CommitteeSession session, string folio, RulePack pack, string verification, Act act, CancellationToken stop)
    {
        var state = await db.States.AsNoTracking().SingleAsync(s => s.Code == session.StateCode, stop);
        var programme = await db.Programmes.AsNoTracking().SingleAsync(p => p.Id == session.ProgrammeId, stop);
        var office = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == db.Actor.Organisation, stop);
        return new DocumentHead(
            null, DocumentType.Minutes.Folio(folio, 1), pack.Year, pack.Id, programme.NameEs, session.StateCode,
            $"{session.Place}, {state.Name}", Moment.In(act.At, pack.Zone), office.Name, Bilingual: false,
            $"{site.BaseUrl}/verify/{verification}", site.Demo);
    }

    // Offices, never persons.
    private async Task<IReadOnlyList<SectorPresence>> Sectors(Guid session, CancellationToken stop)
    {
        var offices = await db.Attendance.AsNoTracking().Where(a => a.SessionId == session)
            .Select(a => new
            {
                a.Sector,
                Office = db.Appointments.Where(
                    p => p.PersonId == a.PersonId && p.Role == "voter" && p.Sector == a.Sector)
                    .OrderByDescending(p => p.ValidFrom)
                    .Select(p => db.Organisations.First(o => o.Id == p.OrganisationId).Name).First(),
            }).ToDictionaryAsync(a => a.Sector, a => a.Office, stop);
        return [.. SessionLabels.Sectors.Select(
            s => new SectorPresence(SessionLabels.Sector(s), offices.GetValueOrDefault(s)))];
    }

    private static RulingLine Line(AgendaItem item) => new(
        item.Folio, item.Title, item.Ruling!, item.Votes.For, item.Votes.Against, item.Votes.Recused,
        item.Reserves ? item.Shares.Sum(s => s.Centavos) : 0, new Phrase(item.Reason));
}
