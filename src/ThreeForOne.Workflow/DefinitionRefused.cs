namespace ThreeForOne.Workflow;

/// <summary>A definition file does not load. Each problem is one line: <c>file: element id: reason</c>.</summary>
public sealed class DefinitionRefused(IReadOnlyList<string> problems) : Exception(string.Join('\n', problems))
{
    public IReadOnlyList<string> Problems { get; } = problems;
}
