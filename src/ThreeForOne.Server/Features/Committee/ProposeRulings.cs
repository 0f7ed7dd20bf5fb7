using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>What the secretary proposes to write down for one project; null where nothing is proposed yet.</summary>
public sealed record ProposedRuling(
    Guid Project, string? Ruling, string? Reason, string? Condition, DateOnly? ConditionUntil);

/// <summary>
/// The secretary keeps the proposed rulings while the session goes on; closing is what makes them rulings.
/// </summary>
public sealed class ProposeRulings(Database db, OpenSession sessions)
{
    private const int TextMax = 1000;

    private static readonly string?[] Rulings = [null, "approved", "conditional", "waiting", "rejected", "deferred"];

    public Task<Result<int>> Handle(
        Guid id, IReadOnlyList<ProposedRuling> proposed, Actor who, CancellationToken stop) =>
        db.InTransaction<int>(who, "Propuesta de resoluciones", async act =>
        {
            if (!(await sessions.Lock(id, act, stop)).TryGet(out _, out var refusal)) return refusal;
            var agenda = await db.SessionProjects.Where(s => s.SessionId == id)
                .ToDictionaryAsync(s => s.ProjectId, stop);
            var changed = new JsonArray();
            foreach (var ruling in proposed)
            {
                if (!agenda.TryGetValue(ruling.Project, out var row)) return new ProjectProcess.NoSuchProject();
                if (!Rulings.Contains(ruling.Ruling)) return new NoSuchRuling();
                if (await Write(ruling, row, stop) is { } wrong) return wrong;
                if (db.Entry(row).State == EntityState.Modified)
                    changed.Add(new JsonObject { ["project"] = row.ProjectId.ToString(), ["ruling"] = row.Ruling });
            }
            if (changed.Count > 0)
                await db.Record("session.proposed", act, null, id, new JsonObject { ["rulings"] = changed }, stop);
            return agenda.Count;
        }, stop);

    private async Task<Refusal?> Write(ProposedRuling ruling, SessionProject row, CancellationToken stop)
    {
        var conditional = ruling.Ruling == "conditional";
        var (reason, condition) = ((ruling.Reason ?? "").Trim(), conditional ? (ruling.Condition ?? "").Trim() : "");
        if (reason.Length > TextMax || condition.Length > TextMax
            || (conditional && (condition.Length == 0 || ruling.ConditionUntil is null)))
            return new ConditionMissing(
                await db.Projects.Where(p => p.Id == row.ProjectId).Select(p => p.Folio!).SingleAsync(stop));

        if (ruling.Ruling == SessionReckoning.Deferred && reason.Length == 0)
            return new DeferralReasonMissing(
                await db.Projects.Where(p => p.Id == row.ProjectId).Select(p => p.Folio!).SingleAsync(stop));

        row.Ruling = ruling.Ruling;
        row.Reason = reason;
        row.Condition = condition;
        row.ConditionUntil = conditional ? ruling.ConditionUntil : null;
        return null;
    }
}
