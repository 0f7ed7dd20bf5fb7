using System.Text;

namespace ThreeForOne.Workflow.Tests;

// Small definitions for one rule each: nodes, then their flows as "from>to" or "from>to: condition".
internal static class Bpmn
{
    public const string Task = """tfo:role="technician" tfo:outcomes="yes no" tfo:due="review" """;

    private static readonly Vocabulary Words = Shipped.Vocabulary with
    {
        Timers = ["cure", "reminder"],
        Errors = ["bank.down"],
        GuardedEffects = Shipped.Vocabulary.GuardedEffects,
    };

    public static ProcessDefinition Load(string nodes, params string[] flows) => Read(File(nodes, flows));

    public static ProcessDefinition Read(string xml) =>
        Assert.Single(BpmnReader.Read("test.bpmn", Encoding.UTF8.GetBytes(xml), Words));

    public static IReadOnlyList<string> Refusals(string nodes, params string[] flows) => RefusalsOf(File(nodes, flows));

    public static IReadOnlyList<string> RefusalsOf(string xml) =>
        Assert.Throws<DefinitionRefused>(() => Read(xml)).Problems;

    public static string User(string id, string attributes = "", string inside = "") =>
        $"""<userTask id="{id}" name="x" tfo:name-en="x" {Task}{attributes}>{inside}</userTask>""";

    public static string Effect(string id, string effect = "budget.reserve", string attributes = "") =>
        $"""<serviceTask id="{id}" name="x" tfo:name-en="x" tfo:effect="{effect}" {attributes}/>""";

    public static string Start(string id = "s") => $"""<startEvent id="{id}"/>""";

    public static string End(string id = "e", string inside = "") =>
        $"""<endEvent id="{id}" name="x" tfo:name-en="x">{inside}</endEvent>""";

    // With a timer's name it is a timer, without one it catches the error of the file.
    public static string Boundary(string id, string host, string? timer = null) => timer is null
        ? $"""<boundaryEvent id="{id}" attachedToRef="{host}"><errorEventDefinition errorRef="err"/></boundaryEvent>"""
        : $"""
            <boundaryEvent id="{id}" attachedToRef="{host}" tfo:timer="{timer}">
              <timerEventDefinition/>
            </boundaryEvent>
            """;

    public static string Flow(string text)
    {
        var (path, condition) = text.Split(": ") is [var p, var c] ? (p, c) : (text, null);
        var ends = path.Split('>');
        var inside = condition is null ? "" : $"<conditionExpression>{condition}</conditionExpression>";
        return $"""
            <sequenceFlow id="{ends[0]}_{ends[1]}" sourceRef="{ends[0]}" targetRef="{ends[1]}">{inside}</sequenceFlow>
            """;
    }

    public static string File(string nodes, params string[] flows) => $"""
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:tfo="urn:three-for-one:bpmn:1"
            id="d" targetNamespace="t">
          <message id="m" name="project.funded" /><error id="err" errorCode="bank.down" />
          <process id="p" name="x" tfo:name-en="x">
            <extensionElements><tfo:facts>
              <tfo:fact name="ready" type="boolean" initial="true" /><tfo:fact name="parties" type="list" />
            </tfo:facts></extensionElements>
            {nodes}{string.Concat(flows.Select(Flow))}
          </process>
        </definitions>
        """;
}
