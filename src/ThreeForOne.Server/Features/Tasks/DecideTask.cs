using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Tasks;

/// <summary>
/// Whoever has the turn decides a task, with the reason; the process goes on in the same transaction.
/// </summary>
public sealed class DecideTask(Database db, Processes processes)
{
    public Task<Result<Project>> Handle(
        Guid taskId, string? outcome, string? reason, Actor who, CancellationToken stop) =>
        db.InTransaction<Project>(
            who, (reason ?? "").Trim(), act => processes.Decide(taskId, outcome ?? "", act, stop), stop);
}
