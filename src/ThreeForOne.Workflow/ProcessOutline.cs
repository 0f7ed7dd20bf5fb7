namespace ThreeForOne.Workflow;

/// <summary>Where a step of an outline stands.</summary>
public enum OutlineStatus { Done, Current, Ahead }

/// <summary>One step of an outline.</summary>
public sealed record OutlineStep(string ElementId, Label Label, OutlineStatus Status);

/// <summary>
/// The steps taken and ahead, as text: what was done, in order of its last completion; what is open now; then the
/// shortest way from there to the main end, which is the one that is farthest from the start.
/// </summary>
public static class ProcessOutline
{
    public static IReadOnlyList<OutlineStep> Of(ProcessDefinition definition, InstanceState state)
    {
        var current = state.Active.Select(a => a.ElementId)
            .Where(id => definition.Elements[id] is UserTask or ServiceTask or MessageCatch or TimerCatch)
            .ToList();
        var ahead = current.Count == 0 ? [] : Ahead(definition, current[0]).Except(current).ToList();
        var done = state.Completed.Except(current).Except(ahead);
        return
        [
            .. Steps(definition, done, OutlineStatus.Done),
            .. Steps(definition, current, OutlineStatus.Current),
            .. Steps(definition, ahead, OutlineStatus.Ahead),
        ];
    }

    private static IEnumerable<OutlineStep> Steps(
        ProcessDefinition definition, IEnumerable<string> ids, OutlineStatus status) =>
        from id in ids
        let element = definition.Elements[id]
        where element is UserTask or ServiceTask or MessageCatch or TimerCatch or EndEvent && element.Label is not null
        select new OutlineStep(id, element.Label!.Value, status);

    private static IEnumerable<string> Ahead(ProcessDefinition definition, string from)
    {
        var scope = definition.Elements[from].Scope;
        var fromStart = Distances(definition, definition.StartOf(scope).Id);
        var toHere = Distances(definition, from);
        // Ties go to the end that the file lists first, so that the answer never depends on chance.
        var end = definition.Inside(scope).OfType<EndEvent>().Where(e => toHere.ContainsKey(e.Id))
            .OrderByDescending(e => fromStart[e.Id].Steps).FirstOrDefault();
        var inner = end is null ? [] : Path(toHere, end.Id);
        return scope is null || definition.Elements[scope] is EventSubProcess
            ? inner
            : inner.Concat(Ahead(definition, scope));
    }

    private static IEnumerable<string> Path(Dictionary<string, (int Steps, string? Before)> distances, string to)
    {
        var path = new List<string>();
        for (var at = distances[to].Before is null ? null : to; at is not null; at = distances[at].Before) path.Add(at);
        path.Reverse();
        return path.Skip(1);
    }

    private static Dictionary<string, (int Steps, string? Before)> Distances(ProcessDefinition definition, string from)
    {
        var found = new Dictionary<string, (int Steps, string? Before)> { [from] = (0, null) };
        var open = new Queue<string>([from]);
        while (open.TryDequeue(out var id))
        {
            var boundaries = definition.Boundaries(id).Select(b => b.Id);
            foreach (var next in definition.Outgoing(id).Select(f => f.To).Concat(boundaries))
            {
                if (found.TryAdd(next, (found[id].Steps + 1, id))) open.Enqueue(next);
            }
        }

        return found;
    }
}
