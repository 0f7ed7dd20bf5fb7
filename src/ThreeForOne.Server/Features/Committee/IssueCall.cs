using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Documents;
using ThreeForOne.Server.Features.Documents.Records;
using ThreeForOne.Server.Features.Programmes;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>Issues the call (convocatoria) with the session: when, where, and the projects on the agenda.</summary>
public sealed class IssueCall(Database db, Packs packs, IssueDocument issue, SiteAddress site)
{
    public async Task<Document> Handle(
        CommitteeSession session, IReadOnlyList<Guid> projects, Act act, CancellationToken stop)
    {
        var pack = await packs.OfEdition(session.EditionId, stop);
        var state = await db.States.AsNoTracking().SingleAsync(s => s.Code == session.StateCode, stop);
        var programme = await db.Programmes.AsNoTracking().SingleAsync(p => p.Id == session.ProgrammeId, stop);
        var office = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == db.Actor.Organisation, stop);
        var folio = DocumentType.SessionCall.Folio(Rulings.Folio(state, session), 1);
        var verification = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var head = new DocumentHead(
            null, folio, pack.Year, pack.Id, programme.NameEs, session.StateCode, $"{session.Place}, {state.Name}",
            Moment.In(act.At, pack.Zone), office.Name, Bilingual: false, $"{site.BaseUrl}/verify/{verification}",
            site.Demo);
        var record = new SessionCallRecord(
            head, Rulings.Name(state, session), Moment.In(Start(session, pack.Zone), pack.Zone), session.Place,
            Moment.In(act.At, pack.Zone), session.Quorum, await Agenda(session.StateCode, projects, stop));
        return await issue.Keep(
            DocumentType.SessionCall, folio, 1, verification, record.Bytes(), null, session.EditionId, act, stop);
    }

    private static DateTimeOffset Start(CommitteeSession session, string zone)
    {
        var wall = session.HeldOn.ToDateTime(session.StartsAt);
        return new(wall, TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(wall));
    }

    private async Task<IReadOnlyList<CalledProject>> Agenda(
        string stateCode, IReadOnlyList<Guid> projects, CancellationToken stop)
    {
        var rows = await db.Projects.AsNoTracking().Where(p => projects.Contains(p.Id)).OrderBy(p => p.Folio)
            .Select(p => new
            {
                p.Id, p.Folio, p.Title, p.LocalityName, p.CostCentavos,
                Municipality = db.Municipalities
                    .Where(m => m.StateCode == stateCode && m.Code == p.MunicipalityCode).Select(m => m.Name).First(),
                Asked = db.ProjectShares.Where(s => s.ProjectId == p.Id && s.BudgetLineId != null)
                    .Sum(s => s.AgreedCentavos),
            }).ToListAsync(stop);
        return [.. rows.Select(p => new CalledProject(
            p.Folio!, p.Title,
            p.LocalityName == p.Municipality ? p.Municipality : $"{p.LocalityName}, {p.Municipality}",
            p.CostCentavos, p.Asked))];
    }
}
