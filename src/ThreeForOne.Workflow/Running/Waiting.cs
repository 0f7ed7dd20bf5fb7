namespace ThreeForOne.Workflow.Running;

internal static class Waiting
{
    public static IEnumerable<Command> CommandsFor(ProcessDefinition definition, Active active)
    {
        var (id, activation) = (active.ElementId, active.Activation);
        return definition.Elements[id] switch
        {
            UserTask task => active.Items.Where(i => i.Outcome is null).Select(i =>
                new OpenTask(id, activation, i.Item, task.Role, task.Duty, task.Outcomes, task.Due)),
            ServiceTask task => [new RunEffect(id, activation, task.Effect, task.Documents)],
            MessageCatch waiting => [new AwaitMessage(id, activation, waiting.Message)],
            StartEvent { Message: { } message } => [new AwaitMessage(id, activation, message)],
            TimerCatch waiting => [new StartTimer(id, activation, waiting.Timer)],
            BoundaryMessage waiting => [new AwaitMessage(id, activation, waiting.Message)],
            BoundaryTimer waiting => [new StartTimer(id, activation, waiting.Timer)],
            _ => [],
        };
    }

    public static IEnumerable<Command> CommandsToEnd(ProcessDefinition definition, Active active)
    {
        var (id, activation) = (active.ElementId, active.Activation);
        return definition.Elements[id] switch
        {
            UserTask => active.Items.Where(i => i.Outcome is null).Select(i => new CloseTask(id, activation, i.Item)),
            MessageCatch or BoundaryMessage or StartEvent => [new StopAwaiting(id, activation)],
            TimerCatch or BoundaryTimer => [new CancelTimer(id, activation)],
            _ => [],
        };
    }
}
