using System.Xml.Linq;

namespace ThreeForOne.Workflow.Reading;

internal sealed class Problems(string fileName)
{
    private readonly List<string> _lines = [];

    public bool Any => _lines.Count > 0;

    public void Add(string elementId, string reason) => _lines.Add($"{fileName}: element {elementId}: {reason}");

    public void Add(XElement element, string reason) => Add(Xml.IdOf(element), reason);

    public void ThrowIfAny()
    {
        if (Any) throw new DefinitionRefused([.. _lines.Distinct()]);
    }
}
