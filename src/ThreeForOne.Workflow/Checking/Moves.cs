namespace ThreeForOne.Workflow.Checking;

// The markings that one move can lead to, whatever the facts. What does not wait moves first, alone: its order against
// the others makes no difference, and so there are far fewer markings to look at.
internal sealed class Moves(ProcessDefinition definition, string? root)
{
    public HashSet<string> Reached { get; } = [];

    public HashSet<string> Doubled { get; } = [];

    public Marking Begin() => EnterScope(new([]), root);

    public IEnumerable<Marking> After(Marking marking)
    {
        if (marking.Marks.FirstOrDefault(m => m.Kind == MarkKind.OnFlow) is { Id: not null } token)
        {
            return Arrive(marking.Without(m => m == token), definition.Flows.First(f => f.Id == token.Id));
        }

        var waiting = marking.Marks.Where(m => m.Kind == MarkKind.Waiting)
            .Select(m => definition.Elements[m.Id]).ToList();
        return waiting.OfType<ServiceTask>().FirstOrDefault() is { } effect
            ? LeaveWaiting(marking, effect)
            : waiting.SelectMany(element => LeaveWaiting(marking, element));
    }

    private IEnumerable<Marking> LeaveWaiting(Marking marking, Element element)
    {
        if (element is not SubProcess) yield return Leave(Remove(marking, element.Id), element.Id);
        foreach (var timer in definition.Boundaries(element.Id).OfType<BoundaryTimer>())
        {
            var armed = new Mark(MarkKind.Armed, timer.Id);
            if (!timer.Interrupting && !marking.Marks.Contains(armed)) continue;
            Reached.Add(timer.Id);
            var rest = timer.Interrupting ? Remove(marking, element.Id) : marking.Without(m => m == armed);
            yield return Leave(rest, timer.Id);
        }

        foreach (var message in definition.Boundaries(element.Id).OfType<BoundaryMessage>())
        {
            Reached.Add(message.Id);
            yield return Leave(Remove(marking, element.Id), message.Id);
        }

        if (element is not ServiceTask) yield break;
        // Only an effect raises an error, and the error may rise to any scope around it.
        for (var at = element; at is not null; at = at.Scope is null ? null : definition.Elements[at.Scope])
        {
            foreach (var error in definition.Boundaries(at.Id).OfType<BoundaryError>())
            {
                Reached.Add(error.Id);
                yield return Leave(Remove(marking, at.Id), error.Id);
            }
        }
    }

    private IEnumerable<Marking> Arrive(Marking marking, Flow flow)
    {
        var element = definition.Elements[flow.To];
        Reached.Add(element.Id);
        switch (element)
        {
            case ExclusiveGateway:
                return definition.Outgoing(element.Id).Select(f => Put(marking, new(MarkKind.OnFlow, f.Id)));
            case ParallelGateway:
                var met = Put(marking, new(MarkKind.Arrived, flow.Id));
                var needed = definition.Incoming(element.Id).Select(f => new Mark(MarkKind.Arrived, f.Id)).ToHashSet();
                return [met.Marks.IsSupersetOf(needed) ? Leave(met.Without(needed.Contains), element.Id) : met];
            case EndEvent end:
                return [Finish(end.Terminates ? Empty(marking, end.Scope) : marking, end.Scope)];
            default:
                return [Wait(marking, element)];
        }
    }

    private Marking Wait(Marking marking, Element element)
    {
        var waiting = Put(marking, new(MarkKind.Waiting, element.Id));
        foreach (var timer in definition.Boundaries(element.Id).OfType<BoundaryTimer>().Where(t => !t.Interrupting))
        {
            waiting = Put(waiting, new(MarkKind.Armed, timer.Id));
        }

        return element is SubProcess ? EnterScope(waiting, element.Id) : waiting;
    }

    private Marking EnterScope(Marking marking, string? scope)
    {
        var start = definition.StartOf(scope);
        Reached.Add(start.Id);
        return Leave(marking, start.Id);
    }

    private Marking Finish(Marking marking, string? scope)
    {
        if (scope == root || scope is null) return marking;
        if (marking.Marks.Any(m => ScopeOf(m) is { } inner && IsIn(inner, scope))) return marking;
        return Leave(Remove(marking, scope), scope);
    }

    private Marking Leave(Marking marking, string elementId) =>
        definition.Outgoing(elementId).Aggregate(marking, (m, flow) => Put(m, new(MarkKind.OnFlow, flow.Id)));

    private Marking Put(Marking marking, Mark mark)
    {
        if (marking.Marks.Contains(mark)) Doubled.Add(mark.Id);
        return marking.With(mark);
    }

    private Marking Remove(Marking marking, string elementId) =>
        marking.Without(m => m.Id == elementId
            || (m.Kind == MarkKind.Armed && ProcessDefinition.HostOf(definition.Elements[m.Id]) == elementId)
            || (ScopeOf(m) is { } scope && IsIn(scope, elementId)));

    private Marking Empty(Marking marking, string? scope) =>
        marking.Without(m => scope == root || (ScopeOf(m) is { } inner && scope is not null && IsIn(inner, scope)));

    private bool IsIn(string scope, string ancestor) => definition.IsWithin(scope, ancestor);

    private string? ScopeOf(Mark mark) => mark.Kind is MarkKind.OnFlow or MarkKind.Arrived
        ? definition.Elements[definition.Flows.First(f => f.Id == mark.Id).From].Scope
        : definition.Elements[mark.Id].Scope;
}
