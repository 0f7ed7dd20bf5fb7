using System.Collections.Immutable;

namespace ThreeForOne.Workflow.Running;

// How tokens move on once an event has set them free.
internal sealed partial class Run
{
    private readonly Queue<(string ElementId, string? FlowId, int Scope)> _tokens = new();

    private void EnterScope(string? scopeId, int scope)
    {
        foreach (var inner in _definition.EventSubProcesses(scopeId))
        {
            Wait(_definition.StartOf(inner.Id).Id, scope, 0, []);
        }

        _tokens.Enqueue((_definition.StartOf(scopeId).Id, null, scope));
    }

    private void Drain()
    {
        while (_rejected is null && _tokens.TryDequeue(out var token))
        {
            if (++_moves > Engine.MovesMax) _rejected = new TooManyMoves(token.ElementId);
            else Enter(_definition.Elements[token.ElementId], token.FlowId, token.Scope);
        }
    }

    private void Enter(Element element, string? flowId, int scope)
    {
        if (element.State is { } state && state != _stateName)
        {
            _stateName = state;
            _commands.Add(new SetState(state));
        }

        switch (element)
        {
            case StartEvent:
                Leave(element.Id, scope);
                break;
            case EndEvent end:
                End(end, scope);
                break;
            case ExclusiveGateway gateway:
                Choose(gateway, scope);
                break;
            case ParallelGateway:
                Meet(element.Id, flowId!, scope);
                break;
            case UserTask task:
                Ask(task, scope);
                break;
            case SubProcess:
                EnterScope(element.Id, Wait(element.Id, scope, 0, []));
                break;
            default:
                Wait(element.Id, scope, 0, []);
                break;
        }
    }

    private void Ask(UserTask task, int scope)
    {
        if (task.Many is null)
        {
            Wait(task.Id, scope, 0, [new(null, null)]);
            return;
        }

        if (!_facts.TryGetValue(task.Many.Collection, out var value))
        {
            _rejected = new UnknownFact(task.Id, task.Many.Collection);
            return;
        }

        var list = (ListFact)value;
        _rejected = FactCheck.OfCollection(task.Many.Collection, list);
        if (_rejected is null) Wait(task.Id, scope, 0, [.. list.Items.Select(i => new TaskItem(i, null))]);
    }

    private void Choose(ExclusiveGateway gateway, int scope)
    {
        foreach (var flow in _definition.Outgoing(gateway.Id).Where(f => f.Id != gateway.Default))
        {
            var holds = flow.Condition is null || Holds(flow.Condition, gateway.Id, default);
            if (_rejected is not null) return;
            if (!holds) continue;
            _tokens.Enqueue((flow.To, flow.Id, scope));
            return;
        }

        if (_definition.Outgoing(gateway.Id).FirstOrDefault(f => f.Id == gateway.Default) is { } other)
        {
            _tokens.Enqueue((other.To, other.Id, scope));
        }
        else
        {
            _rejected = new NoWayOn(gateway.Id);
        }
    }

    private void Meet(string gatewayId, string flowId, int scope)
    {
        _arrivals.Add(new(flowId, scope));
        var needed = _definition.Incoming(gatewayId).Select(f => new Arrival(f.Id, scope)).ToList();
        if (!needed.All(_arrivals.Contains)) return;
        foreach (var arrival in needed) _arrivals.Remove(arrival);
        Leave(gatewayId, scope);
    }

    private int Wait(string elementId, int scope, int host, ImmutableArray<TaskItem> items)
    {
        var active = new Active(elementId, _nextActivation++, scope, host, items);
        _active.Add(active);
        _commands.AddRange(Waiting.CommandsFor(_definition, active));
        foreach (var boundary in _definition.Boundaries(elementId).Where(b => b is BoundaryTimer or BoundaryMessage))
        {
            Wait(boundary.Id, scope, active.Activation, []);
        }

        return active.Activation;
    }

    private void End(EndEvent end, int scope)
    {
        _lastEnd = end.Id;
        Passed(end.Id);
        if (end.Terminates) CancelScope(scope);
        if (!IsBusy(scope)) FinishScope(scope);
    }

    private bool IsBusy(int scope) =>
        _active.Any(a => a.Scope == scope && _definition.Elements[a.ElementId] is not StartEvent)
        || _tokens.Any(t => t.Scope == scope)
        || _arrivals.Any(a => a.Scope == scope);

    private void FinishScope(int scope)
    {
        CancelScope(scope);
        if (scope == 0)
        {
            _endedAt = _lastEnd;
            _commands.Add(new Ended(_lastEnd!));
            return;
        }

        var around = _active.Single(a => a.Activation == scope);
        if (_definition.Elements[around.ElementId] is EventSubProcess)
        {
            _active.Remove(around);
            Passed(around.ElementId);
            FinishScope(around.Scope);   // what it interrupted does not come back
            return;
        }

        Retire(around);
        Leave(around.ElementId, around.Scope);
    }

    private void Interrupt(EventSubProcess scope, Active start)
    {
        CancelScope(start.Scope);
        var inner = Wait(scope.Id, start.Scope, 0, []);
        EnterScope(scope.Id, inner);
        Drain();
    }

    private void CancelScope(int scope)
    {
        foreach (var inner in _active.Where(a => a.Scope == scope && a.Host == 0).ToList()) Cancel(inner);
        _arrivals.RemoveAll(a => a.Scope == scope);
        var kept = _tokens.Where(t => t.Scope != scope).ToList();
        _tokens.Clear();
        kept.ForEach(_tokens.Enqueue);
    }

    private void Complete(Active active)
    {
        if (_rejected is not null) return;
        Retire(active);
        LeaveAndDrain(active);
    }

    private void Retire(Active active)
    {
        Cancel(active);
        Passed(active.ElementId);
        if (_definition.Elements[active.ElementId] is MessageCatch or TimerCatch)
        {
            // It was used, not given up.
            _commands.RemoveAll(c => c == new StopAwaiting(active.ElementId, active.Activation)
                || c == new CancelTimer(active.ElementId, active.Activation));
        }
    }

    private void Cancel(Active active)
    {
        if (!_active.Remove(active)) return;
        _commands.AddRange(Waiting.CommandsToEnd(_definition, active));
        foreach (var boundary in _active.Where(a => a.Host == active.Activation).ToList()) Cancel(boundary);
        if (_definition.Elements[active.ElementId] is SubProcess or EventSubProcess) CancelScope(active.Activation);
    }

    private void LeaveAndDrain(Active active)
    {
        Leave(active.ElementId, active.Scope);
        Drain();
    }

    private void Leave(string elementId, int scope)
    {
        foreach (var flow in _definition.Outgoing(elementId)) _tokens.Enqueue((flow.To, flow.Id, scope));
    }

    private void Passed(string elementId)
    {
        _completed.Remove(elementId);
        _completed.Add(elementId);
    }
}
