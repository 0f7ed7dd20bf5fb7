using System.Collections.Immutable;

namespace ThreeForOne.Workflow;

/// <summary>A checked, immutable process; <see cref="ContentHash"/> pins it to the bytes it was read from.</summary>
public sealed class ProcessDefinition
{
    private readonly ILookup<string, Flow> _outgoing;
    private readonly ILookup<string, Flow> _incoming;
    private readonly ILookup<string, Element> _boundaries;

    internal ProcessDefinition(
        string id, Label name, string contentHash,
        IReadOnlyList<Element> elements, IReadOnlyList<Flow> flows, IReadOnlyList<FactDeclaration> facts)
    {
        Id = id;
        Name = name;
        ContentHash = contentHash;
        Elements = elements.ToImmutableSortedDictionary(e => e.Id, e => e, StringComparer.Ordinal);
        InOrder = [.. elements];
        Flows = [.. flows];
        Facts = facts.ToImmutableSortedDictionary(f => f.Name, f => f, StringComparer.Ordinal);
        _outgoing = flows.ToLookup(f => f.From);
        _incoming = flows.ToLookup(f => f.To);
        _boundaries = elements.Where(e => HostOf(e) is not null).ToLookup(e => HostOf(e)!);
    }

    public string Id { get; }
    public Label Name { get; }

    /// <summary>SHA-256, in lower-case hexadecimal, of the file's bytes followed by the process id.</summary>
    public string ContentHash { get; }

    public ImmutableSortedDictionary<string, Element> Elements { get; }

    /// <summary>The elements as the file lists them.</summary>
    public ImmutableArray<Element> InOrder { get; }

    public ImmutableArray<Flow> Flows { get; }

    /// <summary>Declared facts and the outcomes of tasks.</summary>
    public ImmutableSortedDictionary<string, FactDeclaration> Facts { get; }

    internal IEnumerable<Flow> Outgoing(string id) => _outgoing[id];

    internal IEnumerable<Flow> Incoming(string id) => _incoming[id];

    internal IEnumerable<Element> Boundaries(string host) => _boundaries[host];

    internal IEnumerable<Element> Inside(string? scope) => InOrder.Where(e => e.Scope == scope);

    internal StartEvent StartOf(string? scope) => Inside(scope).OfType<StartEvent>().Single();

    internal IEnumerable<EventSubProcess> EventSubProcesses(string? scope) => Inside(scope).OfType<EventSubProcess>();

    internal bool IsWithin(string? scope, string ancestor) =>
        scope is not null && (scope == ancestor || IsWithin(Elements[scope].Scope, ancestor));

    internal static string? HostOf(Element element) => element switch
    {
        BoundaryTimer timer => timer.Host,
        BoundaryMessage message => message.Host,
        BoundaryError error => error.Host,
        _ => null,
    };
}
