namespace ThreeForOne.Server.Features.ProjectProcess;

/// <summary>
/// What must hold, or be written, before a decision on one step counts. Runs inside the decision's transaction with the
/// project locked; a refusal means that the decision was not taken.
/// </summary>
public interface IStepRule
{
    /// <summary>The step's element id in process.bpmn.</summary>
    string Step { get; }

    Task<Refusal?> Apply(Project project, WorkItem task, string outcome, Act act, CancellationToken stop);
}
