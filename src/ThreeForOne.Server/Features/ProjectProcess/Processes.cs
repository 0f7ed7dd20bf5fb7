using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Workflow;

namespace ThreeForOne.Server.Features.ProjectProcess;

/// <summary>
/// Moves a project's processes. Each call runs inside the use case's transaction: the token moves, its tasks and
/// timers, effects, documents, audit event and outbox rows commit together or not at all.
/// </summary>
public sealed class Processes(
    Database db, ProcessLibrary library, ProcessFacts facts, StepRunner runner, IEnumerable<IStepRule> rules)
{
    /// <summary>Starts a process of a project; a child process says what it is about.</summary>
    public async Task<Result<ProcessInstance>> Start(
        Project project, string processId, Guid? subject, Act act, CancellationToken stop)
    {
        var definition = library.Latest(processId);
        var result = Engine.Start(definition, await facts.Known(project, definition, null, stop));
        var instance = new ProcessInstance
        {
            Id = db.NewId(), ProjectId = project.Id, ProcessId = processId, DefinitionId = library.IdOf(definition),
            SubjectId = subject, State = result.State.ToJson(), StartedAt = act.At,
        };
        db.ProcessInstances.Add(instance);
        await db.SaveChangesAsync(stop);
        var refusal = await runner.Run(project, instance, definition, result, act, stop);
        return refusal is null ? instance : refusal;
    }

    /// <summary>
    /// One person decides an open task. Locks the project, then closes the task only if it is still open: a stale or
    /// repeated decision is told, never silently accepted.
    /// </summary>
    public async Task<Result<Project>> Decide(
        Guid taskId, string outcome, Act act, CancellationToken stop,
        IReadOnlyDictionary<string, FactValue>? brings = null)
    {
        var found = await db.Tasks.AsNoTracking().Where(t => t.Id == taskId).Select(t => new { t.ProjectId })
            .SingleOrDefaultAsync(stop);
        if (found is null || await db.LockProject(found.ProjectId, stop) is not { } project) return new NoSuchTask();
        var task = await db.Tasks.SingleAsync(t => t.Id == taskId, stop);
        await db.Entry(task).ReloadAsync(stop);

        if (task.OrganisationId != db.Actor.Organisation || !RoleTable.Holds(db.Actor, task.Role))
            return new NotYourTurn(task.Role);
        if (task.Status != "open") return new TaskAlreadyClosed(task.Outcome, task.DecidedBy == act.By);
        if (task.ClaimedBy is { } claimant && claimant != act.By) return new TaskTakenByAnother();
        if (!task.Outcomes.Contains(outcome)) return new NoSuchOutcome(outcome);
        if (string.IsNullOrWhiteSpace(act.Reason)) return new ReasonMissing();

        foreach (var rule in rules.Where(r => r.Step == task.ElementId))
            if (await rule.Apply(project, task, outcome, act, stop) is { } broken) return broken;

        task.Status = "done";
        task.DecidedBy = act.By;
        task.DecidedAt = act.At;
        task.Outcome = outcome;
        task.Reason = act.Reason;
        if (task.Duty is not null) await TakeDuty(project, task.Duty, act, stop);
        await db.Record($"{task.ElementId}.{outcome}", act, project.Id, task.Id, new JsonObject
        {
            ["task"] = task.ElementId, ["item"] = task.Item, ["outcome"] = outcome, ["state_before"] = project.State,
        }, stop);

        var instance = await db.ProcessInstances.SingleAsync(i => i.Id == task.InstanceId, stop);
        var item = task.Item.Length == 0 ? null : task.Item;
        var refusal = await Send(project, instance, brings, act,
            known => new Decided(task.ElementId, task.Activation, item, outcome, known), stop);
        return refusal is null ? project : refusal;
    }

    /// <summary>Gives the main process a message; one that nobody waits for yet is kept and offered again.</summary>
    public async Task<Result<bool>> Tell(
        Project project, string message, Act act, CancellationToken stop,
        IReadOnlyDictionary<string, FactValue>? brings = null)
    {
        var instance =
            await db.ProcessInstances.SingleAsync(i => i.ProjectId == project.Id && i.ProcessId == "project", stop);
        await db.Entry(instance).ReloadAsync(stop);
        var definition = library.Of(instance);
        var state = InstanceState.FromJson(instance.State, definition);
        var result = Engine.Step(
            definition, state, new MessageArrived(message, await facts.Known(project, definition, brings, stop)));
        if (result.Rejected is not null) return new TooLateForThat(project.State);
        if (!result.Consumed)
        {
            db.StoredMessages.Add(new StoredMessage
            {
                Id = db.NewId(), InstanceId = instance.Id, ProjectId = project.Id, Name = message,
                Facts = ProcessFacts.ToJson(brings), ReceivedAt = act.At,
            });
            return false;
        }
        return await runner.Run(project, instance, definition, result, act, stop) is { } refusal ? refusal : true;
    }

    /// <summary>A timer has run out. False when it is no longer waiting.</summary>
    public async Task<Result<bool>> Fire(Guid timerId, Act act, CancellationToken stop)
    {
        var found = await db.Timers.AsNoTracking().SingleOrDefaultAsync(t => t.Id == timerId, stop);
        if (found is null || await db.LockProject(found.ProjectId, stop) is not { } project) return false;
        var timer = await db.Timers.SingleAsync(t => t.Id == timerId, stop);
        await db.Entry(timer).ReloadAsync(stop);
        if (timer.Status != "waiting" || timer.FiresAt > act.At) return false;

        timer.Status = "fired";
        await db.Record("timer." + timer.Name, act, project.Id, timer.Id,
            new JsonObject { ["state_before"] = project.State }, stop);
        var instance = await db.ProcessInstances.SingleAsync(i => i.Id == timer.InstanceId, stop);
        return await Send(project, instance, null, act, _ => new TimerFired(timer.ElementId, timer.Activation), stop)
            is { } refusal
            ? refusal
            : true;
    }

    /// <summary>
    /// A person takes a duty on a project; the database refuses one that another duty of theirs excludes.
    /// </summary>
    public async Task TakeDuty(Project project, string duty, Act act, CancellationToken stop)
    {
        await db.SaveChangesAsync(stop);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into project_duty values ({project.Id}, {act.By}, {duty}, {act.At})
            on conflict (project_id, person_id, duty) do nothing
            """, stop);
    }

    private async Task<Refusal?> Send(
        Project project, ProcessInstance instance, IReadOnlyDictionary<string, FactValue>? brings, Act act,
        Func<IReadOnlyDictionary<string, FactValue>, WorkflowEvent> happening, CancellationToken stop)
    {
        await db.Entry(instance).ReloadAsync(stop);
        var definition = library.Of(instance);
        var state = InstanceState.FromJson(instance.State, definition);
        var result = Engine.Step(definition, state, happening(await facts.Known(project, definition, brings, stop)));
        if (result.Rejected is NotOpen or InstanceEnded) return new TaskAlreadyClosed(null);
        if (result.Rejected is { } other) throw new InvariantBrokenException($"{instance.ProcessId}: {other}");
        return await runner.Run(project, instance, definition, result, act, stop);
    }
}
