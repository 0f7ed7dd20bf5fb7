using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Workflow;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>How a session ended and what it reserved in all, in centavos.</summary>
public sealed record SessionClosed(string Status, int Projects, long Reserved);

/// <summary>
/// The secretary closes a session. Locks the session, its projects, then the envelopes, ids ascending; reckons again
/// and refuses with the difference when the result is not the one previewed. Every project then moves, and its money
/// with it, in this one transaction, or none does.
/// </summary>
public sealed class CloseSession(
    Database db, OpenSession sessions, ReadAgenda agenda, SessionEnvelopes envelopes, Packs packs, Processes processes,
    KeepMinutes minutes, TellRuling tellClub)
{
    public Task<Result<SessionClosed>> Handle(Guid id, SessionPreview seen, Actor who, CancellationToken stop) =>
        db.InTransaction<SessionClosed>(who, "Cierre de la sesión del comité", async act =>
        {
            if (!(await sessions.Lock(id, act, stop)).TryGet(out var open, out var refusal)) return refusal;
            var (session, today) = open;
            var projects = await db.SessionProjects.Where(s => s.SessionId == id).Select(s => s.ProjectId)
                .ToListAsync(stop);
            await db.LockProjects(projects, stop);
            var left = await LockEnvelopes(session, today, stop);
            var items = await agenda.Of(session, stop);
            if (!(await agenda.Reckon(session, items, left, today, stop)).TryGet(out var outcome, out refusal))
                return refusal;
            if (seen.Differs(outcome) is { } changed) return changed;

            // Of what is there before the money moves.
            var plan = SessionPlan.Of(
                items, left, (await packs.OfEdition(session.EditionId, stop)).Committee.Selection);
            await Finish(session, items, outcome, act, stop);
            var ruled = outcome.Rulings.Where(r => r.Ruling != SessionReckoning.Deferred);
            foreach (var item in ruled.OrderBy(r => r.Project))
            {
                if (await Tell(item, act, stop) is { } problem) return problem;
                // Else every save looks through the rows of all the projects before this one.
                await db.SaveChangesAsync(stop);
                db.ChangeTracker.Clear();
            }
            await minutes.Handle(session, outcome, plan, act, stop);
            return new SessionClosed(session.Status, outcome.Rulings.Count, outcome.Reserved);
        }, stop);

    private async Task<IReadOnlyList<EnvelopeFigures>> LockEnvelopes(
        CommitteeSession session, DateOnly today, CancellationToken stop)
    {
        await db.LockAvailable((await envelopes.Of(session, stop)).Select(l => l.Line), today, stop);
        // Read when they are locked: what others did meanwhile is in it.
        return await envelopes.Of(session, stop);
    }

    private async Task Finish(
        CommitteeSession session, IReadOnlyList<AgendaItem> items, SessionOutcome outcome, Act act,
        CancellationToken stop)
    {
        // Ranks and the numbers behind them stay as they are now. A void session keeps them too: they were shown.
        var agendaNow = items.ToDictionary(i => i.Project);
        // A void session ruled nothing, and neither did one on a project that left meanwhile.
        var ruled = outcome.Rulings.Select(r => r.Project).ToHashSet();
        foreach (var row in await db.SessionProjects.Where(s => s.SessionId == session.Id).ToListAsync(stop))
        {
            row.Rank = agendaNow[row.ProjectId].Rank;
            foreach (var score in agendaNow[row.ProjectId].Scores)
                db.SessionScores.Add(Kept(row, score));
            if (!ruled.Contains(row.ProjectId))
                (row.Ruling, row.Reason, row.Condition, row.ConditionUntil) = (null, "", "", null);
        }
        await db.SaveChangesAsync(stop);

        session.Status = outcome.Quorum ? "closed" : "void";
        session.ClosedBy = act.By;
        session.ClosedAt = act.At;
        await db.Record("session." + session.Status, act, null, session.Id, new JsonObject
        {
            ["rulings"] = new JsonArray([.. outcome.Rulings.Select(r => (JsonNode)new JsonObject
            {
                ["project"] = r.Project.ToString(), ["ruling"] = r.Ruling,
                ["reserved"] = r.Reserves ? r.Shares.Sum(s => s.Centavos) : 0,
            })]),
            ["envelopes"] = new JsonArray([.. outcome.Envelopes.Select(e => (JsonNode)new JsonObject
            {
                ["party"] = e.Party, ["before"] = e.Before, ["after"] = e.After,
            })]),
        }, stop);
    }

    private static SessionScore Kept(SessionProject row, CriterionScore score) => new()
    {
        SessionId = row.SessionId, ProjectId = row.ProjectId, Criterion = score.Criterion, Weight = score.Weight,
        Measure = MeasureCode.Of(score.Measure), Value = score.Value, Points = score.Points,
    };

    private async Task<Refusal?> Tell(AgendaItem item, Act act, CancellationToken stop)
    {
        var project = await db.LockProject(item.Project, stop);
        Invariant.Holds(project is not null);
        // What happens to the project happens for the committee's reason, not for the session's.
        var ruled = act with { Reason = item.Reason };
        await db.Record("committee.ruled", ruled, project.Id, null, new JsonObject
        {
            ["ruling"] = item.Ruling, ["for"] = item.Votes.For, ["against"] = item.Votes.Against,
            ["abstain"] = item.Votes.Abstain,
            ["recused"] = item.Votes.Recused, ["state_before"] = project.State,
        }, stop);
        var told = await processes.Tell(project, "committee.ruled", ruled, stop,
            new Dictionary<string, FactValue> { ["ruling.result"] = item.Ruling! });
        if (told.IsRefusal) return told.Refusal;
        if (!told.Value) return new ProjectNotWaiting(item.Folio);
        await tellClub.Handle(project, item, act, stop);
        return null;
    }
}
