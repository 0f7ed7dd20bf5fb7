using ThreeForOne.Workflow.Feel;

namespace ThreeForOne.Workflow.Tests;

public class FeelTable
{
    private static readonly Dictionary<string, FactDeclaration> Declared = new FactDeclaration[]
    {
        new("name", FactType.Text, []), new("kind", FactType.Text, ["a", "b"]), new("n", FactType.Integer, []),
        new("amount", FactType.Decimal, []), new("ready", FactType.Boolean, []), new("unknown", FactType.Boolean, []),
        new("parties", FactType.List, []), new("vote.outcomes", FactType.List, ["yes", "no"], FromTask: true),
    }.ToDictionary(f => f.Name);

    private static readonly IReadOnlyDictionary<string, FactValue> Known = Facts.Of(
        ("name", "Jerez"), ("kind", "a"), ("n", 3), ("amount", 10.50m), ("ready", true),
        ("parties", new[] { "club" }), ("vote.outcomes", new[] { "yes", "no", "yes" }));

    [Theory]
    [InlineData("ready", true)]
    [InlineData("not(ready)", false)]
    [InlineData("ready = false", false)]
    [InlineData("name = \"Jerez\"", true)]
    [InlineData("name != \"Jerez\"", false)]
    [InlineData("n = 3", true)]
    [InlineData("n = 3.0", true)]
    [InlineData("n < 3", false)]
    [InlineData("n <= 3", true)]
    [InlineData("n > -1", true)]
    [InlineData("n >= 4", false)]
    [InlineData("amount = 10.5", true)]
    [InlineData("amount > n", true)]
    [InlineData("n between 1 and 3", true)]
    [InlineData("n between 4 and 9", false)]
    [InlineData("n between 1 and 3 and ready", true)]
    [InlineData("kind in (\"a\", \"b\")", true)]
    [InlineData("n in (1, 2)", false)]
    [InlineData("false and ready or ready", true)]
    [InlineData("false and (ready or ready)", false)]
    [InlineData("ready or false and false", true)]
    [InlineData("count(vote, \"yes\") = 2", true)]
    [InlineData("count(vote, \"no\") > 1", false)]
    public void Evaluates(string condition, bool holds) =>
        Assert.Equal(new FeelAnswer(holds, null), FeelExpression.Parse(condition, Declared).Evaluate(Known));

    [Theory]
    [InlineData("count(\"yes\") = 1", true)]
    [InlineData("completed = 2", true)]
    [InlineData("completed = total", false)]
    [InlineData("total = 3", true)]
    public void Counts_the_decisions_of_its_own_task(string condition, bool holds)
    {
        TaskItem[] items = [new("1", "yes"), new("2", "no"), new("3", null)];

        var answer = FeelExpression.Parse(condition, Declared, ["yes", "no"]).Evaluate(Known, [.. items]);

        Assert.Equal(new FeelAnswer(holds, null), answer);
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("not(unknown)")]
    [InlineData("ready or unknown")]
    [InlineData("not(ready) and unknown")]
    public void Names_the_fact_that_is_not_known_on_either_side(string condition) =>
        Assert.Equal("unknown", FeelExpression.Parse(condition, Declared).Evaluate(Known).Unknown);

    [Theory]
    [InlineData("", "a value is expected, not 'the end'")]
    [InlineData("n", "'n' is not a condition but a whole number")]
    [InlineData("n = ", "a value is expected, not 'the end'")]
    [InlineData("n == 3", "a value is expected, not '='")]
    [InlineData("n = 3 3", "'3' is not expected")]
    [InlineData("n + 1 = 3", "'+' at position 3 is not understood")]
    [InlineData("n = \"3\"", "'=' cannot compare a whole number with a text")]
    [InlineData("name < \"a\"", "'<' cannot compare a text with a text")]
    [InlineData("parties = parties", "'=' cannot compare a list with a list")]
    [InlineData("kind = \"c\"", "'kind' is never \"c\"")]
    [InlineData("kind in (\"a\", \"c\")", "'kind' is never \"c\"")]
    [InlineData("nothing = 1", "fact 'nothing' is not declared")]
    [InlineData("null = 1", "fact 'null' is not declared")]
    [InlineData("n and ready", "'and' needs a condition on both sides")]
    [InlineData("not(n)", "not() needs a condition")]
    [InlineData("(ready", "')' is expected, not 'the end'")]
    [InlineData("n between 1 or 2", "'and' is expected, not 'or'")]
    [InlineData("count(vote, \"maybe\") = 1", "there is no outcome 'maybe' to count")]
    [InlineData("count(name, \"yes\") = 1", "count(name) is not about a multi-instance task")]
    [InlineData("count(\"yes\") = 1", "count(…) is not about a multi-instance task")]
    [InlineData("completed = 1", "fact 'completed' is not declared")]
    [InlineData("n = 99999999999999999999999999999999", "'99999999999999999999999999999999' is too large")]
    [InlineData("\"open", "'\"' at position 1 is not understood")]
    public void Refuses_with_a_reason(string condition, string reason) =>
        Assert.Equal(
            reason, Assert.Throws<FeelRefused>(() => FeelExpression.Parse(condition, Declared)).Message);

    [Fact]
    public void Refuses_what_nobody_can_read()
    {
        Assert.Throws<FeelRefused>(() => FeelExpression.Parse(new string('(', 21) + "ready", Declared));
        Assert.Throws<FeelRefused>(() => FeelExpression.Parse(new string(' ', 1_001), Declared));
    }
}
