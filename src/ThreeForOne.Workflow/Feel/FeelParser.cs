using System.Globalization;

namespace ThreeForOne.Workflow.Feel;

internal sealed class FeelParser(
    List<Token> tokens, IReadOnlyDictionary<string, FactDeclaration> facts, IReadOnlyList<string>? ownOutcomes)
{
    private const int DepthMax = 20;
    private int _at;
    private int _depth;

    private Token Next => tokens[_at];

    public Node Whole()
    {
        var node = Either();
        return Next.Kind == TokenKind.End ? node : throw new FeelRefused($"'{Next.Value}' is not expected");
    }

    private Node Either()
    {
        if (++_depth > DepthMax) throw new FeelRefused($"parentheses are at most {DepthMax} deep");
        var left = Both();
        while (TakeName("or")) left = Join(false, left, Both());
        _depth--;
        return left;
    }

    private Node Both()
    {
        var left = Compared();
        while (TakeName("and")) left = Join(true, left, Compared());
        return left;
    }

    private Node Compared()
    {
        var left = Operand();
        if (TakeName("in")) return In(left);
        if (TakeName("between"))
        {
            var low = Operand();
            Expect(TakeName("and"), "and");
            return Join(true, Compare(">=", left, low), Compare("<=", left, Operand()));
        }

        if (Next is not { Kind: TokenKind.Sign, Value: "=" or "!=" or "<" or "<=" or ">" or ">=" }) return left;
        var sign = Take().Value;
        return Compare(sign, left, Operand());
    }

    private Node In(Node left)
    {
        Expect(TakeSign("("), "(");
        Node any = Compare("=", left, Operand());
        while (TakeSign(",")) any = Join(false, any, Compare("=", left, Operand()));
        Expect(TakeSign(")"), ")");
        return any;
    }

    private Node Operand()
    {
        if (TakeSign("(")) return Closed(Either());
        var token = Take();
        return token.Kind switch
        {
            TokenKind.Text => new Literal(token.Value),
            TokenKind.Number => Number(token.Value),
            TokenKind.Name => Named(token.Value),
            _ => throw new FeelRefused($"a value is expected, not '{token.Value}'"),
        };
    }

    private Node Named(string name)
    {
        switch (name)
        {
            case "true": return new Literal(true);
            case "false": return new Literal(false);
            case "not":
                Expect(TakeSign("("), "(");
                var inner = Closed(Either());
                return inner.Type == FactType.Boolean
                    ? new Not(inner)
                    : throw new FeelRefused("not() needs a condition");
            case "count":
                return CountOf();
            case "completed" or "total" when ownOutcomes is not null:
                return new OwnTotal(name == "completed");
            default:
                return facts.TryGetValue(name, out var fact)
                    ? new FactName(fact)
                    : throw new FeelRefused($"fact '{name}' is not declared");
        }
    }

    private Count CountOf()
    {
        Expect(TakeSign("("), "(");
        var task = Next.Kind == TokenKind.Name ? Take().Value : null;
        if (task is not null) Expect(TakeSign(","), ",");
        var outcome = Take();
        if (outcome.Kind != TokenKind.Text) throw new FeelRefused("count() needs an outcome in quotes");
        Expect(TakeSign(")"), ")");

        var known = task is null ? ownOutcomes : facts.GetValueOrDefault(task + ".outcomes")?.Values;
        if (known is null) throw new FeelRefused($"count({task ?? "…"}) is not about a multi-instance task");
        if (!known.Contains(outcome.Value)) throw new FeelRefused($"there is no outcome '{outcome.Value}' to count");
        return new(task is null ? null : task + ".outcomes", outcome.Value);
    }

    private static Comparison Compare(string sign, Node left, Node right)
    {
        var numbers = IsNumber(left) && IsNumber(right);
        var equality = sign is "=" or "!=";
        if (!numbers && !(equality && left.Type == right.Type && left.Type != FactType.List))
        {
            throw new FeelRefused($"'{sign}' cannot compare {Node.Name(left.Type)} with {Node.Name(right.Type)}");
        }

        CheckValue(left, right);
        CheckValue(right, left);
        return new(sign, left, right);
    }

    // A text compared with a value that it can never have is a spelling mistake, not a condition.
    private static void CheckValue(Node name, Node value)
    {
        if (name is FactName { Fact: { Values.Length: > 0 } fact } && value is Literal { Value: TextFact text }
            && !fact.Values.Contains(text.Value))
        {
            throw new FeelRefused($"'{fact.Name}' is never \"{text.Value}\"");
        }
    }

    private static Junction Join(bool all, Node left, Node right) =>
        left.Type == FactType.Boolean && right.Type == FactType.Boolean
            ? new(all, left, right)
            : throw new FeelRefused($"'{(all ? "and" : "or")}' needs a condition on both sides");

    private static Literal Number(string digits)
    {
        if (!digits.Contains('.', StringComparison.Ordinal)
            && long.TryParse(digits, CultureInfo.InvariantCulture, out var whole))
        {
            return new(whole);
        }

        return decimal.TryParse(digits, CultureInfo.InvariantCulture, out var exact)
            ? new(exact)
            : throw new FeelRefused($"'{digits}' is too large");
    }

    private static bool IsNumber(Node node) => node.Type is FactType.Integer or FactType.Decimal;

    private Node Closed(Node inner)
    {
        Expect(TakeSign(")"), ")");
        return inner;
    }

    private Token Take() => Next.Kind == TokenKind.End ? Next : tokens[_at++];

    private bool TakeName(string name) => TakeIf(Next is { Kind: TokenKind.Name } next && next.Value == name);

    private bool TakeSign(string sign) => TakeIf(Next is { Kind: TokenKind.Sign } next && next.Value == sign);

    private bool TakeIf(bool match)
    {
        if (match) _at++;
        return match;
    }

    private void Expect(bool found, string what)
    {
        if (!found) throw new FeelRefused($"'{what}' is expected, not '{Next.Value}'");
    }
}
