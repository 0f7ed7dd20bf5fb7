namespace ThreeForOne.Workflow.Checking;

// Plays every order of moves: each token must be able to end, none may meet itself, and each step must be reachable.
// Event sub-processes are played apart, for a withdrawal is no excuse for a way without an end.
internal sealed class SoundnessCheck(ProcessDefinition definition)
{
    private const int MarkingsMax = 20_000;

    public IEnumerable<(string ElementId, string Reason)> Problems()
    {
        var roots = definition.InOrder.OfType<EventSubProcess>().Select(e => (string?)e.Id).Prepend(null).ToList();
        var found = new List<(string, string)>();
        var reached = new HashSet<string>();
        foreach (var root in roots)
        {
            var moves = new Moves(definition, root);
            found.AddRange(Explore(moves, root ?? definition.Id));
            reached.UnionWith(moves.Reached);
        }

        var unreached = definition.InOrder.Where(e => e is not EventSubProcess && !reached.Contains(e.Id));
        return found.Concat(unreached.Select(e => (e.Id, "can never be reached"))).Distinct();
    }

    private List<(string, string)> Explore(Moves moves, string rootId)
    {
        var first = moves.Begin();
        var seen = new Dictionary<string, Marking> { [first.Key] = first };
        var before = new Dictionary<string, List<string>>();
        var open = new Queue<Marking>([first]);
        while (open.TryDequeue(out var marking))
        {
            foreach (var next in moves.After(marking))
            {
                if (!before.TryGetValue(next.Key, out var sources)) before[next.Key] = sources = [];
                sources.Add(marking.Key);
                if (seen.TryAdd(next.Key, next)) open.Enqueue(next);
            }

            if (moves.Doubled.Count > 0)
            {
                return [.. moves.Doubled.Select(id => (id, "two tokens may be here at once"))];
            }

            if (seen.Count > MarkingsMax) return [(rootId, "has too many parallel ways to be checked")];
        }

        return [.. Stuck(seen, before), .. seen.Values.SelectMany(Disagreements)];
    }

    private IEnumerable<(string, string)> Stuck(
        Dictionary<string, Marking> seen, Dictionary<string, List<string>> before)
    {
        var ending = new HashSet<string>();
        var open = new Queue<string>(seen.Values.Where(m => m.Marks.IsEmpty).Select(m => m.Key));
        while (open.TryDequeue(out var key))
        {
            if (!ending.Add(key)) continue;
            foreach (var source in before.GetValueOrDefault(key) ?? []) open.Enqueue(source);
        }

        return seen.Values.Where(m => !ending.Contains(m.Key)).SelectMany(m => m.Marks)
            .Select(m => m.Kind is MarkKind.OnFlow or MarkKind.Arrived
                ? definition.Flows.First(f => f.Id == m.Id).To
                : m.Id)
            .Distinct()
            .Select(id => (id, "has no way to an end"));
    }

    private IEnumerable<(string, string)> Disagreements(Marking marking)
    {
        var setters = marking.Marks.Where(m => m.Kind == MarkKind.Waiting)
            .Select(m => definition.Elements[m.Id]).Where(e => e.State is not null).ToList();
        return
            from one in setters
            from other in setters
            where one.State != other.State && !definition.IsWithin(one.Scope, other.Id)
                && !definition.IsWithin(other.Scope, one.Id)
            select (one.Id, $"may be open together with '{other.Id}', and they set different states");
    }
}
