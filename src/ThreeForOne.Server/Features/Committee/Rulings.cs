using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Documents.Records;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>The ruling that stands for a project, and the session that made it.</summary>
public sealed record StandingRuling(CommitteeSession Session, SessionProject Row);

/// <summary>What documents say of a session, and which of its rulings stands.</summary>
public sealed class Rulings(Database db)
{
    /// <summary>The ruling of the last session that was closed with one on the project.</summary>
    public async Task<StandingRuling> Of(Guid project, CancellationToken stop) =>
        (await db.SessionProjects.AsNoTracking().Where(p => p.ProjectId == project && p.Ruling != null)
            .Join(db.CommitteeSessions.AsNoTracking().Where(s => s.Status == "closed"), p => p.SessionId, s => s.Id,
                (p, s) => new { Row = p, Session = s })
            .OrderByDescending(r => r.Session.ClosedAt).Take(1).ToListAsync(stop))
        .Select(r => new StandingRuling(r.Session, r.Row)).Single();

    public async Task<SessionPart> Part(CommitteeSession session, string zone, CancellationToken stop)
    {
        var state = await db.States.AsNoTracking().SingleAsync(s => s.Code == session.StateCode, stop);
        return new SessionPart(
            Folio(state, session), Name(state, session), Moment.In(session.ClosedAt!.Value, zone));
    }

    public static Phrase Name(MexicanState state, CommitteeSession session) => new(
        $"Sesión {session.Number} de {session.FiscalYear} del comité de validación (COVAM) de {state.Name}",
        $"Session {session.Number} of {session.FiscalYear} of the {state.Name} committee (COVAM)");

    /// <summary>A session's folio: state, year, the letter S and its number.</summary>
    public static string Folio(MexicanState state, CommitteeSession session) =>
        string.Create(CultureInfo.InvariantCulture, $"{state.FolioPrefix}-{session.FiscalYear}-S{session.Number:00}");
}
