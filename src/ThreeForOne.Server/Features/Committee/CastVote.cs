using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>
/// A sector's voter votes on one project. The database's cast_vote holds the rules once more: one vote a sector, only
/// who attends, recusal from the own club's project, no vote by whoever had another duty on it.
/// </summary>
public sealed class CastVote(Database db, OpenSession sessions)
{
    public const string Voter = "voter";

    private const int ReasonMax = 1000;

    public static IReadOnlyList<string> Choices { get; } = ["for", "against", "abstain", "recused"];

    public Task<Result<bool>> Handle(
        Guid session, Guid project, string choice, string? reason, Actor who, CancellationToken stop)
    {
        var why = (reason ?? "").Trim();
        return db.InTransaction<bool>(who, why.Length == 0 ? "A favor" : why, async act =>
        {
            if (!who.Roles.Contains(Voter)) return new NotYourTurn(Voter);
            if (!Choices.Contains(choice)) return new NoSuchVote();
            if (why.Length > ReasonMax || (choice != "for" && why.Length == 0)) return new VoteReasonMissing();
            if (await Refuses(session, project, act, stop) is { } refusal) return refusal;

            await db.Database.ExecuteSqlAsync(
                $"select cast_vote({session}, {project}, {choice}, {act.Reason}, {act.At})", stop);
            await db.Record("vote.cast", act, project, session, new JsonObject { ["choice"] = choice }, stop);
            return true;
        }, stop);
    }

    private async Task<Refusal?> Refuses(Guid id, Guid project, Act act, CancellationToken stop)
    {
        var session = await db.CommitteeSessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, stop);
        if (session is null) return new NoSuchSession();
        if (session.Status != "called") return new SessionIsOver();
        if (await sessions.Today(session, act.At, stop) < session.HeldOn) return new SessionNotYetHeld(session.HeldOn);
        var waits = await db.SessionProjects.Where(s => s.SessionId == id && s.ProjectId == project)
            .Join(db.Projects, s => s.ProjectId, p => p.Id, (_, p) => new { p.Folio, p.State })
            .SingleOrDefaultAsync(stop);
        if (waits is null) return new NoSuchProject();
        if (!ReadAgenda.WaitingStates.Contains(waits.State)) return new ProjectNotWaiting(waits.Folio!);
        var sector = await db.Attendance.Where(a => a.SessionId == id && a.PersonId == act.By).Select(a => a.Sector)
            .SingleOrDefaultAsync(stop);
        if (sector is null) return new VoterNotSeated();
        return await db.Votes.AnyAsync(v => v.SessionId == id && v.ProjectId == project && v.Sector == sector, stop)
            ? new AlreadyVoted() : null;
    }
}
