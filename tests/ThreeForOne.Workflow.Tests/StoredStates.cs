namespace ThreeForOne.Workflow.Tests;

public class StoredStates
{
    private static readonly ProcessDefinition Definition = Shipped.Processes["project"];
    private static readonly string Json = Shipped.Project().BeforeAssent().State.ToJson();

    [Fact]
    public void Come_back_as_they_were()
    {
        Assert.Equal(Json, InstanceState.FromJson(Json, Definition).ToJson());
    }

    [Fact]
    public void Name_only_element_ids()
    {
        Assert.DoesNotContain("ThreeForOne", Json);
        Assert.Contains("\"element\":\"assent\"", Json);
    }

    [Theory]
    [InlineData("\"format\":1", "\"format\":2", "format 2 is not the format 1 that this program reads")]
    [InlineData("\"format\":1,", "", "the state: format is missing")]
    [InlineData("\"moves\":", "\"colour\":1,\"moves\":", "the state: colour is not known")]
    [InlineData("\"moves\":", "\"format\":1,\"moves\":", "the state: a member is there twice")]
    [InlineData("\"process\":\"project\"", "\"process\":\"payment\"", "not a state of process project")]
    [InlineData("\"hash\":\"", "\"hash\":\"0", "this state belongs to another version of process project")]
    [InlineData("\"element\":\"assent\"", "\"element\":\"gone\"", "element gone is not in process project")]
    [InlineData("committed\":false", "committed\":null", "fact agreement.committed is not Boolean")]
    [InlineData("\"agreement.committed\":false", "\"luck\":1", "fact luck is not declared in process project")]
    [InlineData("\"arrivals\":[]", "\"arrivals\":{}", "arrivals: a list is expected")]
    [InlineData("\"arrivals\":[]", "\"arrivals\":[{\"flow\":\"x\",\"scope\":0}]", "flow x is not in process project")]
    [InlineData("\"scope\":0", "\"scope\":-1", "scope: a whole number is expected")]
    [InlineData("\"state\":\"APROBADA\"", "\"state\":7", "state: a text is expected")]
    public void Are_refused_when_they_cannot_be_read(string good, string bad, string reason)
    {
        Assert.Contains(good, Json);

        var refused = Assert.Throws<StateUnreadable>(() =>
            InstanceState.FromJson(ReplaceFirst(Json, good, bad), Definition));

        Assert.Equal(reason, refused.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    public void Are_refused_when_they_are_no_state_at_all(string json) =>
        Assert.Throws<StateUnreadable>(() => InstanceState.FromJson(json, Definition));

    [Fact]
    public void Keep_exact_decimals_and_large_numbers()
    {
        var definition = Bpmn.Read(Bpmn.File(Bpmn.Start() + Bpmn.User("t") + Bpmn.End(), "s>t", "t>e").Replace(
            "<tfo:facts>",
            """<tfo:facts><tfo:fact name="rate" type="decimal"/><tfo:fact name="centavos" type="integer"/>"""));
        var facts = Facts.Of(("rate", 18.4523m), ("centavos", long.MaxValue));

        var state = InstanceState.FromJson(Engine.Start(definition, facts).State.ToJson(), definition);

        Assert.Equal(new DecimalFact(18.4523m), state.Facts["rate"]);
        Assert.Equal(new IntegerFact(long.MaxValue), state.Facts["centavos"]);
    }

    private static string ReplaceFirst(string text, string good, string bad)
    {
        var at = text.IndexOf(good, StringComparison.Ordinal);
        return text[..at] + bad + text[(at + good.Length)..];
    }
}
