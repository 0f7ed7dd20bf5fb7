using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Operations;

/// <summary>The incident was resolved meanwhile, or was never there.</summary>
public sealed record NoSuchIncident() : Refusal("incident.none")
{
    public override Bilingual Say => new(
        "Este incidente ya se resolvió o no existe. La página muestra cómo está ahora.",
        "This incident was resolved already, or does not exist. The page shows how it stands now.");
}

/// <summary>
/// An operator closes an incident. One of a deadline is thereby tried again: the sweep fires what no open incident
/// holds back, and raises a new one if it is refused once more.
/// </summary>
public sealed class ResolveIncident(Database db)
{
    public Task<Result<bool>> Handle(Guid id, string? reason, Actor who, CancellationToken stop) =>
        db.InTransaction<bool>(who, (reason ?? "").Trim(), async act =>
        {
            if (!RoleTable.Holds(who, "administrator")) return new NotYourTurn("administrator");
            if (act.Reason.Length == 0) return new ReasonMissing();
            var incident = await db.Incidents.FromSql($"select * from incident where id = {id} for update")
                .SingleOrDefaultAsync(stop);
            if (incident is not { ResolvedAt: null }) return new NoSuchIncident();
            incident.ResolvedAt = act.At;
            var facts = new JsonObject { ["source"] = incident.Source, ["problem"] = incident.Problem };
            if (IsRetried(incident.Source))
                await db.Record("incident.retried", act, incident.ProjectId, incident.Id, facts, stop);
            else await db.Record("incident.resolved", act, incident.ProjectId, incident.Id, facts, stop);
            return true;
        }, stop);

    /// <summary>Whether closing it means that the same is tried again.</summary>
    public static bool IsRetried(string source) => source.StartsWith("timer:", StringComparison.Ordinal);
}
