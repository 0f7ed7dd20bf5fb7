using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Documents;
using ThreeForOne.Server.Features.Tasks;
using ThreeForOne.Workflow;

namespace ThreeForOne.Server.Features.ProjectProcess;

/// <summary>
/// Does what the engine commands until the process is quiet: opens and closes tasks, sets timers, runs effects, issues
/// documents. A refusal from an effect is returned, and the use case's transaction undoes everything.
/// </summary>
public sealed class StepRunner(
    Database db, Offices offices, Deadlines deadlines, ProcessFacts facts, EffectTable effects,
    IssueDocument issueDocument, TaskLetters letters, IServiceProvider services)
{
    public async Task<Refusal?> Run(
        Project project, ProcessInstance instance, ProcessDefinition definition, StepResult first, Act act,
        CancellationToken stop)
    {
        var work = new Queue<Command>();
        await Take(first);
        while (work.TryDequeue(out var command))
        {
            var next = command switch
            {
                RunEffect effect => await RunOne(effect),
                AwaitMessage awaited => await OfferStored(awaited),
                _ => null,
            };
            if (next is { Rejected: EffectWasRefused }) return refused;
            if (next is { Rejected: { } rejection })
                throw new InvariantBrokenException($"{definition.Id}: {rejection}");
            if (next is not null) await Take(next);
        }
        return null;

        async Task Take(StepResult result)
        {
            instance.State = result.State.ToJson();
            foreach (var command in result.Commands)
            {
                await Apply(command, project, instance, act, stop);
                work.Enqueue(command);
            }
            await db.SaveChangesAsync(stop);
        }

        async Task<StepResult> RunOne(RunEffect command)
        {
            var state = InstanceState.FromJson(instance.State, definition);
            var context = new EffectContext(
                project, instance, $"{instance.Id}/{command.ElementId}/{command.Activation}/{command.Effect}",
                instance.SubjectId, act);
            IReadOnlyDictionary<string, FactValue>? brings = null;
            if (command.Effect is not null)
            {
                var outcome = await effects.Effect(command.Effect, services).Run(context, stop);
                if (outcome.IsRefusal)
                {
                    refused = outcome.Refusal;
                    return Engine.Step(definition, state,
                        new EffectRefused(command.ElementId, command.Activation, outcome.Refusal.Code));
                }
                brings = outcome.Value;
            }
            foreach (var type in command.Documents) await issueDocument.Handle(type, context, stop);
            var known = await facts.Known(project, definition, brings, stop);
            return Engine.Step(definition, state, new EffectDone(command.ElementId, command.Activation, known));
        }

        async Task<StepResult?> OfferStored(AwaitMessage awaited)
        {
            var stored = await db.StoredMessages
                .Where(m => m.InstanceId == instance.Id && m.Name == awaited.Name && m.ConsumedAt == null)
                .OrderBy(m => m.ReceivedAt).FirstOrDefaultAsync(stop);
            if (stored is null) return null;
            var known = await facts.Known(project, definition, ProcessFacts.FromJson(stored.Facts), stop);
            var result = Engine.Step(definition, InstanceState.FromJson(instance.State, definition),
                new MessageArrived(awaited.Name, known));
            if (result.Rejected is null && result.Consumed) stored.ConsumedAt = act.At;
            return result.Rejected is null ? result : null;
        }
    }

    /// <summary>A ministration's one step belongs to the party whose money it orders.</summary>
    private Task<string?> PartyOf(ProcessInstance instance, CancellationToken stop) =>
        db.Ministrations.Where(m => m.Id == instance.SubjectId).Select(m => (string?)m.Party)
            .SingleOrDefaultAsync(stop);

    private Refusal? refused;

    private async Task Apply(
        Command command, Project project, ProcessInstance instance, Act act, CancellationToken stop)
    {
        switch (command)
        {
            case SetState set:
                project.State = set.State;
                project.StateSince = act.At;
                break;
            case OpenTask open:
                var (role, office) =
                    await offices.For(open.Role, open.Item ?? await PartyOf(instance, stop), project, stop);
                var due = await deadlines.Of(open.Due, project, act, stop);
                var opened = new WorkItem
                {
                    Id = db.NewId(), InstanceId = instance.Id, ProjectId = project.Id, ElementId = open.ElementId,
                    Activation = open.Activation, Item = open.Item ?? "", Role = role, Duty = open.Duty,
                    OrganisationId = office,
                    Outcomes = [.. open.Outcomes], OpenedAt = act.At,
                    DueAt = due?.Closes, Counted = due?.Counted,
                };
                db.Tasks.Add(opened);
                await letters.Tell(project, opened, act, stop);
                break;
            case CloseTask close:
                var task = await db.Tasks.SingleAsync(t => t.InstanceId == instance.Id && t.ElementId == close.ElementId
                    && t.Activation == close.Activation && t.Item == (close.Item ?? ""), stop);
                if (task.Status == "open") task.Status = "cancelled";
                break;
            case StartTimer start when await deadlines.Of(start.Timer, project, act, stop) is { } end:
                db.Timers.Add(new ProcessTimer
                {
                    Id = db.NewId(), InstanceId = instance.Id, ProjectId = project.Id, ElementId = start.ElementId,
                    Activation = start.Activation, Name = start.Timer, FiresAt = end.Closes,
                    Counted = end.Counted,
                });
                break;
            case CancelTimer cancel:
                var timer = await db.Timers.SingleOrDefaultAsync(t => t.InstanceId == instance.Id
                    && t.ElementId == cancel.ElementId && t.Activation == cancel.Activation, stop);
                if (timer is { Status: "waiting" }) timer.Status = "cancelled";
                break;
            case Ended:
                instance.EndedAt = act.At;
                break;
        }
    }
}
