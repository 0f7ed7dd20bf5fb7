using System.Text.Json.Nodes;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Projects;

/// <summary>
/// The club withdraws its project, or the programme cancels it, at any point up to the agreement. Everything reserved
/// is released in the same step.
/// </summary>
public sealed class EndProject(Database db, Processes processes)
{
    public Task<Result<Project>> Withdraw(Guid projectId, string? reason, Actor who, CancellationToken stop) =>
        End(projectId, "project.withdrawn", reason, who, project =>
            project.ClubId == who.Organisation && RoleTable.Holds(who, RoleTable.ClubOfficer)
                ? null
                : new NotYourTurn(RoleTable.ClubOfficer), stop);

    public Task<Result<Project>> Cancel(Guid projectId, string? reason, Actor who, CancellationToken stop) =>
        End(projectId, "project.cancelled", reason, who, _ =>
            who.Roles.Contains("programme_director") ? null : new NotYourTurn("programme_director"), stop);

    private Task<Result<Project>> End(
        Guid projectId, string message, string? reason, Actor who, Func<Project, Refusal?> guard,
        CancellationToken stop) =>
        db.InTransaction<Project>(who, (reason ?? "").Trim(), async act =>
        {
            if (await db.LockProject(projectId, stop) is not { } project || !project.IsSeenBy(who))
                return new NoSuchProject();
            if (guard(project) is { } refusal) return refusal;
            if (act.Reason.Length == 0) return new ReasonMissing();

            var before = project.State;
            var told = await processes.Tell(project, message, act, stop);
            if (told.IsRefusal) return told.Refusal;
            if (!told.Value) return new TooLateForThat(before);
            await db.Record(message, act, project.Id, project.Id,
                new JsonObject { ["state_before"] = before, ["state_after"] = project.State }, stop);
            return project;
        }, stop);
}
