using System.Collections.Immutable;
using ThreeForOne.Workflow.Feel;

namespace ThreeForOne.Workflow.Running;

// One event at work on one instance. It is filled with moves, read once, and thrown away. This part holds what an event
// does; Moves.cs holds how tokens move on from there.
internal sealed partial class Run
{
    private readonly ProcessDefinition _definition;
    private readonly InstanceState _before;
    private readonly IReadOnlyDictionary<string, FactValue> _brought;
    private readonly ImmutableSortedDictionary<string, FactValue>.Builder _facts;
    private readonly List<Active> _active;
    private readonly List<Arrival> _arrivals;
    private readonly List<string> _completed;
    private readonly List<Command> _commands = [];
    private Rejection? _rejected;
    private bool _consumed = true;
    private string? _stateName;
    private string? _endedAt;
    private string? _lastEnd;
    private int _nextActivation;
    private int _moves;

    public Run(ProcessDefinition definition, InstanceState before, IReadOnlyDictionary<string, FactValue> brought)
    {
        (_definition, _before, _brought) = (definition, before, brought);
        (_active, _arrivals, _completed) = ([.. before.Active], [.. before.Arrivals], [.. before.Completed]);
        (_stateName, _endedAt, _moves) = (before.StateName, before.EndedAt, before.Moves);
        _nextActivation = before.NextActivation;
        _facts = before.Facts.ToBuilder();
        _rejected = FactCheck.Of(definition, brought);
        if (_rejected is not null) return;
        foreach (var (name, value) in brought) _facts[name] = value;
    }

    public StepResult Result()
    {
        if (_rejected is not null || !_consumed) return new(_before, [], _rejected is null && _consumed, _rejected);
        var after = _before with
        {
            NextActivation = _nextActivation,
            Moves = _moves,
            StateName = _stateName,
            EndedAt = _endedAt,
            Facts = _facts.ToImmutable(),
            Active = [.. _active],
            Arrivals = [.. _arrivals],
            Completed = [.. _completed],
        };
        return new(after, [.. _commands], true, null);
    }

    public void Begin()
    {
        if (_rejected is not null) return;
        EnterScope(null, 0);
        Drain();
    }

    public void Decide(Decided happened)
    {
        var active = Open<UserTask>(happened.ElementId, happened.Activation);
        var place = active?.Items.ToList().FindIndex(i => i.Item == happened.Item && i.Outcome is null) ?? -1;
        // A stale decision is told that it is stale, whatever else may be wrong with it.
        if (active is null || place < 0)
        {
            _rejected = new NotOpen(happened.ElementId, happened.Activation, happened.Item);
            return;
        }

        var task = (UserTask)_definition.Elements[active.ElementId];
        if (!task.Outcomes.Contains(happened.Outcome)) _rejected ??= new UnknownOutcome(task.Id, happened.Outcome);
        if (!BringsAll(task)) return;

        var decided = active with
        {
            Items = active.Items.SetItem(place, new(happened.Item, happened.Outcome)),
        };
        _active[_active.IndexOf(active)] = decided;
        if (task.Many is not null && !IsComplete(task, task.Many, decided)) return;

        if (task.Many is null) _facts[task.Id + ".outcome"] = happened.Outcome;
        else _facts[task.Id + ".outcomes"] = new ListFact([.. decided.Items.Select(i => i.Outcome).OfType<string>()]);
        Complete(decided);
    }

    public void Receive(MessageArrived happened)
    {
        if (_endedAt is not null) _rejected ??= new InstanceEnded(_endedAt);
        if (_rejected is not null) return;

        Rejection? guarded = null;
        // Innermost scope first: its activation is the higher one.
        var starts = _active.Where(a => IsStartFor(a, happened.Name)).OrderByDescending(a => a.Scope).ToList();
        foreach (var waiting in starts)
        {
            var start = (StartEvent)_definition.Elements[waiting.ElementId];
            var scope = (EventSubProcess)_definition.Elements[start.Scope!];
            var holds = scope.When is null || Holds(scope.When, scope.Id, default);
            if (_rejected is not null) return;
            if (holds && BringsAll(start)) Interrupt(scope, waiting);
            if (holds) return;
            guarded = new GuardRefused(scope.Id, happened.Name);
        }

        var caught = _active.Where(a => IsCatchOf(a, happened.Name)).MinBy(a => a.Activation);
        if (caught is null)
        {
            _rejected = guarded;
            _consumed = false;
        }
        else if (BringsAll(_definition.Elements[caught.ElementId]))
        {
            if (_definition.Elements[caught.ElementId] is BoundaryMessage) EndHost(caught);
            else Complete(caught);
        }
    }

    // What interrupts its host is used, not given up, and goes on from its own place.
    private void EndHost(Active boundary)
    {
        _active.Remove(boundary);
        Cancel(_active.Single(a => a.Activation == boundary.Host));
        LeaveAndDrain(boundary);
    }

    public void Fire(TimerFired happened)
    {
        var active = Open<TimerCatch>(happened.ElementId, happened.Activation)
            ?? Open<BoundaryTimer>(happened.ElementId, happened.Activation);
        if (active is null)
        {
            _rejected = new NotOpen(happened.ElementId, happened.Activation, null);
        }
        else if (_definition.Elements[active.ElementId] is BoundaryTimer { Interrupting: true })
        {
            EndHost(active);
        }
        else
        {
            _active.Remove(active);
            LeaveAndDrain(active);
        }
    }

    public void Finish(EffectDone happened)
    {
        if (OpenEffect(happened.ElementId, happened.Activation) is not { } active) return;
        if (BringsAll(_definition.Elements[active.ElementId])) Complete(active);
    }

    public void Refuse(EffectRefused happened)
    {
        if (OpenEffect(happened.ElementId, happened.Activation) is null) return;
        _rejected = new EffectWasRefused(happened.ElementId, happened.Activation, happened.Code);
    }

    public void Catch(BpmnErrorRaised happened)
    {
        // An error rises from the effect through the scopes around it to the first boundary that names it.
        for (var at = OpenEffect(happened.ElementId, happened.Activation); at is not null; at = ScopeOf(at))
        {
            var boundary = _definition.Boundaries(at.ElementId).OfType<BoundaryError>()
                .FirstOrDefault(b => b.Code == happened.Code);
            if (boundary is null) continue;
            Cancel(at);
            LeaveAndDrain(new(boundary.Id, 0, at.Scope, 0, []));
            return;
        }

        _rejected ??= new UncaughtError(happened.ElementId, happened.Code);
    }

    private bool IsComplete(UserTask task, MultiInstance many, Active decided) =>
        decided.Items.All(i => i.Outcome is not null)
        || (many.Completion is not null && Holds(many.Completion, task.Id, decided.Items));

    private bool Holds(FeelExpression condition, string elementId, ImmutableArray<TaskItem> items)
    {
        var answer = condition.Evaluate(_facts, items);
        if (answer.Unknown is not null) _rejected ??= new UnknownFact(elementId, answer.Unknown);
        return answer.Holds;
    }

    // A fact that should be new with this event is never taken from an earlier round.
    private bool BringsAll(Element element)
    {
        var missing = element.Provides.FirstOrDefault(name => !_brought.ContainsKey(name));
        if (missing is not null) _rejected ??= new UnknownFact(element.Id, missing);
        return _rejected is null;
    }

    private Active? OpenEffect(string id, int activation)
    {
        var active = Open<ServiceTask>(id, activation);
        if (active is null) _rejected = new NotOpen(id, activation, null);
        return active;
    }

    private Active? Open<T>(string id, int activation) where T : Element =>
        _active.FirstOrDefault(a => a.ElementId == id && a.Activation == activation && _definition.Elements[id] is T);

    private Active? ScopeOf(Active active) => _active.FirstOrDefault(a => a.Activation == active.Scope);

    private bool IsCatchOf(Active active, string message) => _definition.Elements[active.ElementId] switch
    {
        MessageCatch waiting => waiting.Message == message,
        BoundaryMessage waiting => waiting.Message == message,
        _ => false,
    };

    private bool IsStartFor(Active active, string message) =>
        _definition.Elements[active.ElementId] is StartEvent start && start.Message == message;
}
