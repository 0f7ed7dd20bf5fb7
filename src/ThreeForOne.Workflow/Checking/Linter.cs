using ThreeForOne.Workflow.Reading;

namespace ThreeForOne.Workflow.Checking;

// Shape first: the later checks walk the graph and rely on it.
internal static class Linter
{
    public static void Check(ProcessDefinition definition, Vocabulary vocabulary, Problems problems)
    {
        var found = ShapeCheck.Problems(definition).ToList();
        if (found.Count == 0) found.AddRange(new SoundnessCheck(definition).Problems());
        if (found.Count == 0) found.AddRange(GuardCheck.Problems(definition, vocabulary));
        foreach (var (elementId, reason) in found) problems.Add(elementId, reason);
    }
}
