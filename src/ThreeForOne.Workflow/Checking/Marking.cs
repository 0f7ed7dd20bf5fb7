using System.Collections.Immutable;

namespace ThreeForOne.Workflow.Checking;

internal enum MarkKind { OnFlow, Waiting, Arrived, Armed }

// A token on a flow, in a waiting element, at a join, or the readiness of a boundary timer that lets its host go on.
internal readonly record struct Mark(MarkKind Kind, string Id) : IComparable<Mark>
{
    public int CompareTo(Mark other) =>
        Kind != other.Kind ? Kind.CompareTo(other.Kind) : string.CompareOrdinal(Id, other.Id);
}

// Where all tokens are, forgetting the facts; markings with equal marks have equal keys.
internal sealed record Marking(ImmutableSortedSet<Mark> Marks)
{
    public string Key { get; } = string.Join(' ', Marks.Select(m => $"{(int)m.Kind}{m.Id}"));

    public Marking With(Mark mark) => new(Marks.Add(mark));

    public Marking Without(Func<Mark, bool> which) => new([.. Marks.Where(m => !which(m))]);
}
