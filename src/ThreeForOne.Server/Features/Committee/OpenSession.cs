using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>
/// A session that is being held today or later, locked: the first lock of the documented order. Votes hold the same row
/// FOR SHARE, so that a session never closes in the middle of one.
/// </summary>
public sealed class OpenSession(Database db, Packs packs)
{
    public const string Secretary = "committee_secretary";

    public async Task<Result<(CommitteeSession Session, DateOnly Today)>> Lock(Guid id, Act act, CancellationToken stop)
    {
        if (!db.Actor.Roles.Contains(Secretary)) return new NotYourTurn(Secretary);
        var session = await db.CommitteeSessions
            .FromSql($"select *, xmin from committee_session where id = {id} for update").SingleOrDefaultAsync(stop);
        if (session is null) return new NoSuchSession();
        await db.Entry(session).ReloadAsync(stop);
        if (session.Status != "called") return new SessionIsOver();
        var today = await Today(session, act.At, stop);
        return today < session.HeldOn ? new SessionNotYetHeld(session.HeldOn) : (session, today);
    }

    /// <summary>The civil day in the programme's zone.</summary>
    public async Task<DateOnly> Today(CommitteeSession session, DateTimeOffset now, CancellationToken stop) =>
        Deadline.DayOf(now, (await packs.OfEdition(session.EditionId, stop)).Zone);
}
