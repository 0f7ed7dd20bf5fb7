using System.Xml.Linq;

namespace ThreeForOne.Workflow.Reading;

// Message and error elements of the file, by id.
internal sealed record SharedNames(
    IReadOnlyDictionary<string, string> Messages, IReadOnlyDictionary<string, string> Errors);

internal sealed class ProcessReader(XElement process, Problems problems, Vocabulary vocabulary, SharedNames shared)
{
    private static readonly string[] NodeNames =
    [
        "startEvent", "endEvent", "userTask", "serviceTask", "receiveTask", "exclusiveGateway", "parallelGateway",
        "intermediateCatchEvent", "boundaryEvent", "subProcess",
    ];

    private readonly List<Element> _elements = [];
    private readonly List<Flow> _flows = [];

    public ProcessDefinition Read(string hash)
    {
        var reader = new Reader(process, problems);
        var id = reader.Required("id");
        if (!Xml.IsId(id)) reader.Problem("the id may hold letters, digits and _ only");
        reader.Flag("isExecutable", true);
        var name = reader.Labelled(needed: true) ?? default;
        var facts = new FactReader(problems, vocabulary).Read(process, reader);
        ReadNodes(reader, null, new(problems, vocabulary, shared, facts.ToDictionary(f => f.Name)));
        reader.Done();
        return new(id, name, hash, Unique(_elements, e => e.Id), Unique(_flows, f => f.Id), facts);
    }

    private void ReadNodes(Reader scope, string? scopeId, ElementReader elements)
    {
        foreach (var node in NodeNames.SelectMany(scope.Children).OrderBy(n => n.ElementsBeforeSelf().Count()))
        {
            var reader = new Reader(node, problems);
            var element = elements.Read(reader, scopeId);
            reader.Children("incoming");
            reader.Children("outgoing");
            if (!Xml.IsId(element.Id)) reader.Problem("the id may hold letters, digits and _ only");
            _elements.Add(element);
            if (element is SubProcess or EventSubProcess) ReadNodes(reader, element.Id, elements);
            reader.Done();
        }

        foreach (var flow in scope.Children("sequenceFlow").Select(x => new Reader(x, problems)))
        {
            flow.Optional("name");
            flow.Optional(Xml.Tfo + "name-en");
            _flows.Add(new(
                flow.Required("id"), flow.Required("sourceRef"), flow.Required("targetRef"),
                elements.Condition(flow, flow.Child("conditionExpression"))));
            flow.Done();
        }
    }

    // A second one with the same id was already reported; keeping it would only break what follows.
    private static List<T> Unique<T>(List<T> all, Func<T, string> id) => [.. all.DistinctBy(id)];
}
