namespace ThreeForOne.Workflow.Checking;

// An effect such as a payment stands behind its approvals on every way that leads to it.
internal static class GuardCheck
{
    public static IEnumerable<(string ElementId, string Reason)> Problems(
        ProcessDefinition definition, Vocabulary vocabulary) =>
        from task in definition.InOrder.OfType<ServiceTask>()
        let duty = vocabulary.GuardedEffects.GetValueOrDefault(task.Effect ?? "")
        where duty is not null && ReachedWithout(definition, duty).Contains(task.Id)
        select (task.Id, $"effect '{task.Effect}' can be reached without a step of duty '{duty}'");

    private static HashSet<string> ReachedWithout(ProcessDefinition definition, string duty)
    {
        var reached = new HashSet<string>();
        var scopes = definition.InOrder.OfType<EventSubProcess>().Select(e => (string?)e.Id).Prepend(null);
        var open = new Queue<string>(scopes.Select(s => definition.StartOf(s).Id));
        while (open.TryDequeue(out var id))
        {
            if (!reached.Add(id)) continue;
            var element = definition.Elements[id];
            foreach (var boundary in definition.Boundaries(id)) open.Enqueue(boundary.Id);
            if (element is UserTask task && task.Duty == duty) continue;
            // A sub-process goes on only when an end inside it was reached.
            var next = element switch
            {
                SubProcess => [definition.StartOf(id).Id],
                EndEvent { Scope: { } scope } => definition.Outgoing(scope).Select(f => f.To),
                _ => definition.Outgoing(id).Select(f => f.To),
            };
            foreach (var to in next) open.Enqueue(to);
        }

        return reached;
    }
}
