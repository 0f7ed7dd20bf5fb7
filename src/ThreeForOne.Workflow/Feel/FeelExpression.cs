using System.Collections.Immutable;

namespace ThreeForOne.Workflow.Feel;

/// <summary>
/// A condition in a small, total part of FEEL (DMN's expression language):
/// <list type="bullet">
/// <item><c>=</c> <c>!=</c> between values of one type; <c>&lt;</c> <c>&lt;=</c> <c>&gt;</c> <c>&gt;=</c> and
/// <c>x between a and b</c> (both ends included) between numbers;</item>
/// <item><c>x in ("a", "b")</c>, <c>and</c>, <c>or</c>, <c>not(...)</c>, parentheses;</item>
/// <item>literals: <c>"text"</c>, <c>12</c>, <c>-1.50</c>, <c>true</c>, <c>false</c>; names of declared facts, and
/// <c>task.outcome</c>;</item>
/// <item><c>count(task, "outcome")</c>: how many people decided so in a multi-instance task. In the completion
/// condition of the task itself: <c>count("outcome")</c>, <c>completed</c> and <c>total</c>.</item>
/// </list>
/// Types are checked when the definition loads. A fact that is not known makes the answer unknown, on either side of
/// and / or: nothing is skipped, nothing defaulted. There is no scripting.
/// </summary>
public sealed class FeelExpression
{
    private readonly Node _root;

    private FeelExpression(string text, Node root) => (Text, _root) = (text, root);

    public string Text { get; }

    /// <param name="text">The condition.</param>
    /// <param name="facts">The facts it may name.</param>
    /// <param name="ownOutcomes">The outcomes of the task whose completion this decides; null elsewhere.</param>
    /// <exception cref="FeelRefused">It does not parse, or the types do not fit.</exception>
    public static FeelExpression Parse(
        string text,
        IReadOnlyDictionary<string, FactDeclaration> facts,
        IReadOnlyList<string>? ownOutcomes = null)
    {
        var root = new FeelParser(FeelLexer.Read(text), facts, ownOutcomes).Whole();
        return root.Type == FactType.Boolean
            ? new(text, root)
            : throw new FeelRefused($"'{text.Trim()}' is not a condition but {Node.Name(root.Type)}");
    }

    public FeelAnswer Evaluate(
        IReadOnlyDictionary<string, FactValue> facts, ImmutableArray<TaskItem> ownItems = default)
    {
        var context = new FeelContext(facts, ownItems.IsDefault ? [] : ownItems);
        var value = _root.Evaluate(context);
        return new(value is BooleanFact { Value: true }, context.Unknown);
    }
}

/// <summary>Whether a condition holds; <paramref name="Unknown"/> names the fact that was not known.</summary>
public readonly record struct FeelAnswer(bool Holds, string? Unknown);

/// <summary>A condition that is not in the subset.</summary>
public sealed class FeelRefused(string reason) : Exception(reason);
