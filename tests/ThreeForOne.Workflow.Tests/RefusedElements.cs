namespace ThreeForOne.Workflow.Tests;

using static Bpmn;

public class RefusedElements
{
    public static TheoryData<string, string> Unknown => new()
    {
        { """<scriptTask id="bad"/>""", "element bad: scriptTask is not supported here" },
        { """<inclusiveGateway id="bad"/>""", "element bad: inclusiveGateway is not supported here" },
        { """<laneSet id="bad"/>""", "element bad: laneSet is not supported here" },
        { User("bad", "tfo:deadline=\"x\""), "element bad: attribute tfo:deadline is not known here" },
        { User("bad", "startQuantity=\"2\""), "element bad: attribute startQuantity is not known here" },
        { User("bad", "tfo:duty=\"king\""), "element bad: tfo:duty 'king' is not registered" },
        { User("bad", "tfo:state=\"LISTA\""), "element bad: tfo:state 'LISTA' is not registered" },
        {
            User("bad", "", "<standardLoopCharacteristics/>"),
            "element bad: standardLoopCharacteristics is not supported here"
        },
        { Effect("bad", "budget.burn"), "element bad: tfo:effect 'budget.burn' is not registered" },
        { Effect("bad", attributes: "tfo:document=\"poem\""), "element bad: tfo:document 'poem' is not registered" },
        { Effect("bad", attributes: "tfo:provides=\"luck\""), "element bad: fact 'luck' is not declared" },
        { """<serviceTask id="bad" name="x" tfo:name-en="x"/>""", "element bad: needs tfo:effect or tfo:document" },
        {
            $"""<userTask id="bad" name="x" {Task}/>""",
            "element bad: needs its label in both languages: name and tfo:name-en"
        },
        {
            """<userTask id="bad" name="x" tfo:name-en="x" tfo:outcomes="a" tfo:due="review"/>""",
            "element bad: needs tfo:role"
        },
        {
            """<userTask id="bad" name="x" tfo:name-en="x" tfo:outcomes="a" tfo:role="technician"/>""",
            "element bad: needs tfo:due"
        },
        {
            """<userTask id="bad" name="x" tfo:name-en="x" tfo:due="review" tfo:role="technician"/>""",
            "element bad: needs tfo:outcomes"
        },
        {
            """<receiveTask id="bad" name="x" tfo:name-en="x" messageRef="nothing"/>""",
            "element bad: message 'nothing' is not in the file"
        },
        {
            """<startEvent id="bad"><timerEventDefinition/></startEvent>""",
            "element bad: timerEventDefinition is not supported here"
        },
        {
            """<endEvent id="bad" name="x" tfo:name-en="x"><errorEventDefinition/></endEvent>""",
            "element bad: errorEventDefinition is not supported here"
        },
        {
            """<boundaryEvent id="bad" attachedToRef="t" cancelActivity="false">"""
                + """<messageEventDefinition messageRef="m"/></boundaryEvent>""",
            "element bad: only a timer may leave what it is attached to open"
        },
        {
            """<boundaryEvent id="bad" attachedToRef="t"><messageEventDefinition messageRef="m"/>"""
                + """<timerEventDefinition/></boundaryEvent>""",
            "element bad: needs either a timer, a message or an error"
        },
        { User("bad-id"), "element bad-id: the id may hold letters, digits and _ only" },
        {
            User("bad", "", """<multiInstanceLoopCharacteristics isSequential="true" tfo:collection="parties"/>"""),
            "element bad: only a parallel multi-instance is supported"
        },
        {
            User("bad", "", """<multiInstanceLoopCharacteristics tfo:collection="approvers"/>"""),
            "element bad: collection 'approvers' is not a declared list"
        },
        {
            User("bad", "", """
                <multiInstanceLoopCharacteristics tfo:collection="parties">
                  <completionCondition>count("maybe") > 0</completionCondition>
                </multiInstanceLoopCharacteristics>
                """),
            "element bad: condition: there is no outcome 'maybe' to count"
        },
    };

    [Theory]
    [MemberData(nameof(Unknown))]
    public void Are_named_with_their_reason_in_one_line(string node, string problem)
    {
        var problems = Refusals(Start() + node + End(), "s>e");

        Assert.Contains("test.bpmn: " + problem, problems);
        Assert.All(problems, line => Assert.DoesNotContain('\n', line));
    }

    [Theory]
    [InlineData("", "element definitions: the XML cannot be read: Root element is missing.")]
    [InlineData("<a/>", "element (a): this is not a BPMN 2.0 file")]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", "the XML cannot be read")]
    public void A_file_that_is_no_BPMN_is_refused(string xml, string problem)
    {
        Assert.Contains(problem, Assert.Single(RefusalsOf(xml)));
    }

    [Fact]
    public void A_file_without_a_process_is_refused()
    {
        var xml = """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>""";

        Assert.Equal(["test.bpmn: element definitions: there is no process in the file"], RefusalsOf(xml));
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused_unread()
    {
        Assert.Contains("more than 2000000 bytes", Assert.Single(RefusalsOf(new string(' ', 2_000_001))));
    }

    [Theory]
    [InlineData("readyy = true", "fact 'readyy' is not declared")]
    [InlineData("ready =", "a value is expected, not 'the end'")]
    [InlineData("ready = \"yes\"", "'=' cannot compare true or false with a text")]
    [InlineData("t.outcome = \"maybe\"", "'t.outcome' is never \"maybe\"")]
    [InlineData("exec(1)", "fact 'exec' is not declared")]
    public void A_condition_that_does_not_parse_is_refused_by_its_flow(string condition, string reason)
    {
        var problems = Refusals(
            Start() + User("t") + """<exclusiveGateway id="g" default="g_f"/>""" + End() + End("f"),
            "s>t", "t>g", $"g>e: {condition}", "g>f");

        Assert.Contains($"test.bpmn: element g_e: condition: {reason}", problems);
    }

    [Theory]
    [InlineData("""<tfo:fact name="x" type="money" />""", "fact 'x' has no type 'money'")]
    [InlineData("""<tfo:fact name="ready" type="boolean" />""", "fact 'ready' is declared twice")]
    [InlineData("""<tfo:fact name="x" type="integer" initial="one" />""", "fact 'x' cannot begin as 'one'")]
    [InlineData("""<tfo:fact name="friends" type="list" />""", "collection 'friends' is not registered")]
    [InlineData("""<tfo:fact name="t.outcome" type="text" />""", "fact 't.outcome' is declared twice")]
    [InlineData("""<tfo:wish name="x" />""", "{urn:three-for-one:bpmn:1}wish is not supported here")]
    public void A_fact_that_is_declared_wrongly_is_refused(string fact, string reason)
    {
        var xml = File(Start() + User("t") + End(), "s>t", "t>e").Replace("<tfo:facts>", "<tfo:facts>" + fact);

        Assert.Contains($"test.bpmn: element p: {reason}", RefusalsOf(xml));
    }

    [Fact]
    public void Every_problem_of_a_file_is_told_at_once()
    {
        Assert.Equal(2, Refusals(Start() + "<scriptTask id=\"a\"/><callActivity id=\"b\"/>" + End(), "s>e").Count);
    }
}
