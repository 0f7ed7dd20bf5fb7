using System.Globalization;
using System.Xml.Linq;

namespace ThreeForOne.Workflow.Tests;

public class ShippedFile
{
    private static readonly XDocument File = XDocument.Load(new MemoryStream(Shipped.Xml));
    private static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static readonly XNamespace Drawing = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static readonly XNamespace Dc = "http://www.omg.org/spec/DD/20100524/DC";

    [Fact]
    public void Holds_the_project_and_the_processes_beside_it() =>
        Assert.Equal(
            ["deposit", "expense", "ministration", "payment", "project", "reversal", "yield"],
            Shipped.Processes.Keys.Order());

    [Fact]
    public void Draws_every_element_and_flow()
    {
        var drawn = File.Descendants(Drawing + "BPMNShape").Concat(File.Descendants(Drawing + "BPMNEdge"))
            .Select(x => x.Attribute("bpmnElement")!.Value).ToHashSet();

        Assert.All(Shipped.Processes.Values.SelectMany(d => d.Elements.Keys), id => Assert.Contains(id, drawn));
        Assert.All(Shipped.Processes.Values.SelectMany(d => d.Flows), flow => Assert.Contains(flow.Id, drawn));
    }

    [Fact]
    public void Draws_no_step_over_another()
    {
        var steps = Shipped.Processes.Values.SelectMany(d => d.Elements.Values)
            .Where(e => e is not (BoundaryTimer or BoundaryMessage or BoundaryError or SubProcess or EventSubProcess))
            .Select(e => e.Id).ToHashSet();
        var boxes = File.Descendants(Drawing + "BPMNShape")
            .Where(x => steps.Contains(x.Attribute("bpmnElement")!.Value))
            .Select(x => (Id: x.Attribute("bpmnElement")!.Value, Box: x.Element(Dc + "Bounds")!)).ToList();

        var overlaps =
            from one in boxes
            from other in boxes
            where string.CompareOrdinal(one.Id, other.Id) < 0 && Meet(one.Box, other.Box)
            select $"{one.Id} and {other.Id}";

        Assert.Equal(steps.Count, boxes.Count);
        Assert.Empty(overlaps);
    }

    [Fact]
    public void Lists_the_flows_of_each_element_as_they_are()
    {
        foreach (var flow in File.Descendants(Bpmn + "sequenceFlow"))
        {
            var id = flow.Attribute("id")!.Value;
            Assert.Equal(Named(flow.Attribute("sourceRef")!.Value), Holding("outgoing", id));
            Assert.Equal(Named(flow.Attribute("targetRef")!.Value), Holding("incoming", id));
        }
    }

    [Fact]
    public void Is_pinned_by_the_hash_of_file_and_process()
    {
        var again = BpmnReader.Read("other-name.bpmn", Shipped.Xml, Shipped.Vocabulary);
        var changed = BpmnReader.Read("process.bpmn", [.. Shipped.Xml, (byte)'\n'], Shipped.Vocabulary);

        Assert.Equal(7, again.Select(d => d.ContentHash).Distinct().Count());
        Assert.All(again, d => Assert.Equal(Shipped.Processes[d.Id].ContentHash, d.ContentHash));
        Assert.All(changed, d => Assert.NotEqual(Shipped.Processes[d.Id].ContentHash, d.ContentHash));
    }

    [Fact]
    public void Does_not_load_when_a_name_is_not_registered()
    {
        var poorer = Shipped.Vocabulary with { Effects = Shipped.Vocabulary.Effects.Remove("funding.open") };

        var refused = Assert.Throws<DefinitionRefused>(() => BpmnReader.Read("process.bpmn", Shipped.Xml, poorer));

        Assert.Equal(
            "process.bpmn: element fall_due: tfo:effect 'funding.open' is not registered",
            Assert.Single(refused.Problems));
    }

    private static XElement Named(string id) => File.Descendants().Single(x => x.Attribute("id")?.Value == id);

    private static XElement Holding(string name, string flow) =>
        File.Descendants(Bpmn + name).Single(x => x.Value == flow).Parent!;

    private static bool Meet(XElement one, XElement other) =>
        At(one, "x") < At(other, "x") + At(other, "width") && At(other, "x") < At(one, "x") + At(one, "width")
        && At(one, "y") < At(other, "y") + At(other, "height") && At(other, "y") < At(one, "y") + At(one, "height");

    private static int At(XElement box, string name) =>
        int.Parse(box.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
