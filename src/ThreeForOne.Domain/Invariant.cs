using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace ThreeForOne.Domain;

/// <summary>
/// States what can only be false through a bug; a broken one rolls the step back and is never caught.
/// </summary>
public static class Invariant
{
    public static void Holds(
        [DoesNotReturnIf(false)] bool condition,
        [CallerArgumentExpression(nameof(condition))] string statement = "")
    {
        if (!condition) throw new InvariantBrokenException(statement);
    }
}

/// <summary>A bug: a statement of <see cref="Invariant"/> did not hold.</summary>
public sealed class InvariantBrokenException(string statement) : Exception($"Invariant broken: {statement}");
