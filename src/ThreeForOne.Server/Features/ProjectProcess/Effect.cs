using ThreeForOne.Server.Features.Documents.Records;
using ThreeForOne.Workflow;

namespace ThreeForOne.Server.Features.ProjectProcess;

/// <summary>
/// Where an effect runs: the project (locked), its instance and step, who acts. <paramref name="Key"/> is
/// instance/element/activation/effect, unique across loops; <paramref name="Subject"/> is what a child process is
/// about.
/// </summary>
public sealed record EffectContext(Project Project, ProcessInstance Instance, string Key, Guid? Subject, Act Act);

/// <summary>
/// What a service task does, in the step's own transaction. It returns the facts that it brings, or the refusal that
/// undoes the whole step.
/// </summary>
public interface IEffect
{
    /// <summary>The name that process.bpmn uses, such as <c>budget.reserve</c>.</summary>
    static abstract string Name { get; }

    Task<Result<IReadOnlyDictionary<string, FactValue>>> Run(EffectContext context, CancellationToken stop);
}

/// <summary>
/// Builds the record of a document type when a step issues it, from what the step's transaction sees.
/// </summary>
public interface IDocumentAuthor
{
    /// <summary>The document type's code, such as <c>approval_letter</c>.</summary>
    static abstract string Type { get; }

    Task<DocumentRecord> Write(EffectContext context, DocumentHead head, CancellationToken stop);
}

/// <summary>Shorthand for effects that bring no facts.</summary>
public static class NoFacts
{
    public static Result<IReadOnlyDictionary<string, FactValue>> Done { get; } =
        Result<IReadOnlyDictionary<string, FactValue>>.Of(Facts.None);
}
