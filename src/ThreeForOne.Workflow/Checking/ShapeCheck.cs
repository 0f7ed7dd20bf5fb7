namespace ThreeForOne.Workflow.Checking;

internal static class ShapeCheck
{
    public static IEnumerable<(string ElementId, string Reason)> Problems(ProcessDefinition definition) =>
        definition.Flows.SelectMany(flow => OfFlow(definition, flow))
            .Concat(Scopes(definition).SelectMany(scope => OfScope(definition, scope)))
            .Concat(definition.InOrder.SelectMany(element => OfElement(definition, element)));

    private static IEnumerable<string?> Scopes(ProcessDefinition definition) =>
        definition.InOrder.Where(e => e is SubProcess or EventSubProcess).Select(e => (string?)e.Id).Prepend(null);

    private static IEnumerable<(string, string)> OfFlow(ProcessDefinition definition, Flow flow)
    {
        var from = definition.Elements.GetValueOrDefault(flow.From);
        var to = definition.Elements.GetValueOrDefault(flow.To);
        if (from is null || to is null || from.Scope != to.Scope)
        {
            yield return (flow.Id, "does not join two elements of one process or sub-process");
        }
        else if (flow.Condition is not null && from is not ExclusiveGateway)
        {
            yield return (flow.Id, "only a flow out of an exclusive gateway has a condition");
        }
    }

    private static IEnumerable<(string, string)> OfScope(ProcessDefinition definition, string? scope)
    {
        var starts = definition.Inside(scope).OfType<StartEvent>().ToList();
        var byMessage = scope is not null && definition.Elements[scope] is EventSubProcess;
        var id = scope ?? definition.Id;
        if (starts.Count != 1) yield return (id, $"needs exactly one start, not {starts.Count}");
        else if ((starts[0].Message is not null) != byMessage)
        {
            yield return (starts[0].Id, byMessage ? "needs a message start" : "needs a start without a message");
        }

        if (!definition.Inside(scope).OfType<EndEvent>().Any()) yield return (id, "has no end");
        foreach (var twice in definition.EventSubProcesses(scope)
            .GroupBy(e => definition.Inside(e.Id).OfType<StartEvent>().FirstOrDefault()?.Message)
            .Where(g => g.Count() > 1))
        {
            yield return (twice.Last().Id, $"message '{twice.Key}' starts two event sub-processes");
        }
    }

    private static IEnumerable<(string, string)> OfElement(ProcessDefinition definition, Element element)
    {
        var (incoming, outgoing) = (definition.Incoming(element.Id).Count(), definition.Outgoing(element.Id).Count());
        var begins = element is StartEvent or BoundaryTimer or BoundaryMessage or BoundaryError or EventSubProcess;
        if (begins && incoming > 0) yield return (element.Id, "nothing may lead here");
        if (!begins && incoming == 0) yield return (element.Id, "can never be reached");

        var ends = element is EndEvent or EventSubProcess;
        if (ends && outgoing > 0) yield return (element.Id, "nothing may lead away from here");
        if (!ends && outgoing == 0) yield return (element.Id, "has no way to an end");
        var isGateway = element is ExclusiveGateway or ParallelGateway;
        if (!isGateway && outgoing > 1) yield return (element.Id, "more than one way on needs a gateway");

        var more = element switch
        {
            ExclusiveGateway gateway => OfGateway(definition, gateway),
            BoundaryTimer timer => OfBoundary(definition, timer, timer.Host),
            BoundaryMessage message => OfBoundary(definition, message, message.Host),
            BoundaryError error => OfBoundary(definition, error, error.Host),
            _ => [],
        };
        foreach (var problem in more) yield return problem;
    }

    private static IEnumerable<(string, string)> OfGateway(ProcessDefinition definition, ExclusiveGateway gateway)
    {
        var outgoing = definition.Outgoing(gateway.Id).ToList();
        if (gateway.Default is not null && outgoing.All(f => f.Id != gateway.Default))
        {
            yield return (gateway.Id, $"default '{gateway.Default}' does not lead out of it");
        }

        foreach (var flow in outgoing)
        {
            var isDefault = flow.Id == gateway.Default;
            if (isDefault && flow.Condition is not null) yield return (flow.Id, "the default has no condition");
            if (!isDefault && outgoing.Count > 1 && flow.Condition is null) yield return (flow.Id, "needs a condition");
        }
    }

    private static IEnumerable<(string, string)> OfBoundary(
        ProcessDefinition definition, Element boundary, string hostId)
    {
        var host = definition.Elements.GetValueOrDefault(hostId);
        if (host is null || host.Scope != boundary.Scope)
        {
            yield return (boundary.Id, $"is attached to '{hostId}', which is not beside it");
        }
        // An effect is over within its transaction, and nobody but an effect raises an error.
        else if (boundary is BoundaryTimer or BoundaryMessage ? host is not (UserTask or MessageCatch or SubProcess)
            : host is not (ServiceTask or SubProcess))
        {
            yield return (boundary.Id, $"cannot be attached to '{hostId}'");
        }
    }
}
