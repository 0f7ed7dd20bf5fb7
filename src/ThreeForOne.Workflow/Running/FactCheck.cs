namespace ThreeForOne.Workflow.Running;

internal static class FactCheck
{
    public static WrongFact? Of(ProcessDefinition definition, IReadOnlyDictionary<string, FactValue> facts)
    {
        foreach (var (name, value) in facts)
        {
            if (!definition.Facts.TryGetValue(name, out var declared)) return new(name, "it is not declared");
            if (declared.FromTask) return new(name, "only deciding the task sets it");
            if (value is null || value.Type != declared.Type) return new(name, $"it is not {declared.Type}");
            if (value is TextFact text && !declared.Values.IsEmpty && !declared.Values.Contains(text.Value))
            {
                return new(name, $"'{text.Value}' is not one of {string.Join(", ", declared.Values)}");
            }
        }

        return null;
    }

    public static WrongFact? OfCollection(string name, ListFact list) =>
        list.Items.IsEmpty ? new(name, "it is empty, so nobody would decide")
        : list.Items.Distinct().Count() != list.Items.Length ? new(name, "an item is there twice")
        : null;
}
