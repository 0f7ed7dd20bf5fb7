using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Tasks;

/// <summary>The task was given back, or taken by somebody else, before it was given back here.</summary>
public sealed record NotTakenByYou() : Refusal("task.not_taken_by_you")
{
    public override Bilingual Say => new(
        "Usted ya no tiene esta tarea: la soltó, o alguien la tomó en su lugar.",
        "You no longer have this task: you released it, or somebody took it over.");
}

/// <summary>
/// Somebody takes a task of their office, so that nobody else does the same work; takes it over from whoever has it;
/// gives it back. Of two at once one gets it, and the other is told.
/// </summary>
public sealed class ClaimTask(Database db)
{
    /// <param name="from">Who has it, as the page said; null when nobody had.</param>
    public Task<Result<Guid>> Handle(Guid taskId, Guid? from, Actor who, CancellationToken stop) =>
        db.InTransaction<Guid>(who, "Toma de una tarea", async act =>
        {
            var found = await Locked(taskId, who, stop);
            if (found.IsRefusal) return found.Refusal!;
            var task = found.Value;
            if (task.ClaimedBy == act.By) return taskId;
            if (task.ClaimedBy != from) return new TaskTakenByAnother();

            (task.ClaimedBy, task.ClaimedAt) = (act.By, act.At);
            await Record(from is null ? "task.claimed" : "task.taken_over", task, from, act, stop);
            return taskId;
        }, stop);

    public Task<Result<Guid>> Release(Guid taskId, Actor who, CancellationToken stop) =>
        db.InTransaction<Guid>(who, "Devolución de una tarea", async act =>
        {
            var found = await Locked(taskId, who, stop);
            if (found.IsRefusal) return found.Refusal!;
            var task = found.Value;
            if (task.ClaimedBy != act.By) return new NotTakenByYou();

            (task.ClaimedBy, task.ClaimedAt) = (null, null);
            await Record("task.released", task, act.By, act, stop);
            return taskId;
        }, stop);

    private Task Record(string code, WorkItem task, Guid? from, Act act, CancellationToken stop) =>
        db.Record(code, act, task.ProjectId, task.Id,
            new JsonObject { ["task"] = task.ElementId, ["from"] = from?.ToString() }, stop);

    private async Task<Result<WorkItem>> Locked(Guid taskId, Actor who, CancellationToken stop)
    {
        var project = await db.Tasks.AsNoTracking().Where(t => t.Id == taskId).Select(t => (Guid?)t.ProjectId)
            .SingleOrDefaultAsync(stop);
        if (project is null || await db.LockProject(project.Value, stop) is null) return new NoSuchTask();
        var task = await db.Tasks.SingleAsync(t => t.Id == taskId, stop);
        await db.Entry(task).ReloadAsync(stop);
        if (task.OrganisationId != who.Organisation || !RoleTable.Holds(who, task.Role))
            return new NotYourTurn(task.Role);
        return task.Status == "open" ? task : new TaskAlreadyClosed(task.Outcome);
    }
}
