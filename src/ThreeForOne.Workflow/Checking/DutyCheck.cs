using ThreeForOne.Workflow.Reading;

namespace ThreeForOne.Workflow.Checking;

// Duties that exclude one another need different roles, in all processes of a file together: with one role for both, a
// person could be asked for either.
internal static class DutyCheck
{
    public static void Check(IReadOnlyList<ProcessDefinition> definitions, Vocabulary vocabulary, Problems problems)
    {
        var tasks = definitions.SelectMany(d => d.InOrder.OfType<UserTask>()).Where(t => t.Duty is not null).ToList();
        foreach (var (one, other) in vocabulary.ExcludedDuties.Where(pair => pair.One != pair.Other))
        {
            foreach (var task in tasks.Where(t => t.Duty == other
                && tasks.Any(first => first.Duty == one && first.Role == t.Role)))
            {
                problems.Add(
                    task.Id, $"role '{task.Role}' would hold both '{one}' and '{other}', which exclude each other");
            }
        }
    }
}
