using System.Collections.Immutable;
using System.Xml.Linq;

namespace ThreeForOne.Workflow.Reading;

// Reads one XML element strictly: what the caller did not ask for is a problem, so nothing is ever passed over.
internal sealed class Reader(XElement element, Problems problems)
{
    private readonly HashSet<XName> _attributes = [];
    private readonly HashSet<XElement> _children = [];

    public XElement Element { get; } = element;

    public string Id { get; } = Xml.IdOf(element);

    public string? Optional(XName name)
    {
        _attributes.Add(name);
        return Element.Attribute(name)?.Value.Trim() is { Length: > 0 } text ? text : null;
    }

    public string Required(XName name)
    {
        if (Optional(name) is { } text) return text;
        Problem($"needs {Show(name)}");
        return "";
    }

    public bool Flag(XName name, bool otherwise)
    {
        var text = Optional(name);
        if (text is not null and not ("true" or "false")) Problem($"{Show(name)} is true or false, not '{text}'");
        return text is null ? otherwise : text == "true";
    }

    public string? OneOf(XName name, ImmutableHashSet<string> registered)
    {
        var word = Optional(name);
        if (word is not null && !registered.Contains(word)) Problem($"{Show(name)} '{word}' is not registered");
        return word;
    }

    public string Needs(XName name, ImmutableHashSet<string> registered)
    {
        var word = OneOf(name, registered);
        if (word is null) Problem($"needs {Show(name)}");
        return word ?? "";
    }

    public ImmutableArray<string> Several(XName name, ImmutableHashSet<string>? registered = null)
    {
        var words = Xml.Words(Optional(name));
        foreach (var word in words.Where(w => registered is not null && !registered.Contains(w)))
        {
            Problem($"{Show(name)} '{word}' is not registered");
        }

        if (words.Distinct().Count() != words.Length) Problem($"{Show(name)} names something twice");
        return [.. words];
    }

    public Label? Labelled(bool needed)
    {
        var (spanish, english) = (Optional("name"), Optional(Xml.Tfo + "name-en"));
        if (spanish is not null && english is not null) return new(spanish, english);
        if (needed || english is not null) Problem("needs its label in both languages: name and tfo:name-en");
        return null;
    }

    public IReadOnlyList<XElement> Children(string name)
    {
        var found = Element.Elements(Xml.Bpmn + name).ToList();
        _children.UnionWith(found);
        return found;
    }

    public XElement? Child(string name)
    {
        var found = Children(name);
        if (found.Count > 1) Problem($"has more than one {name}");
        return found.Count == 0 ? null : found[0];
    }

    public void Problem(string reason) => problems.Add(Id, reason);

    public void Done()
    {
        Children("documentation");
        foreach (var attribute in Element.Attributes()
            .Where(a => !a.IsNamespaceDeclaration && !_attributes.Contains(a.Name)))
        {
            Problem($"attribute {Show(attribute.Name)} is not known here");
        }

        foreach (var child in Element.Elements().Where(c => !_children.Contains(c)))
        {
            var id = child.Attribute("id") is null ? Id : Xml.IdOf(child);
            problems.Add(id, $"{Show(child.Name)} is not supported here");
        }
    }

    private static string Show(XName name) =>
        name.Namespace == Xml.Tfo ? $"tfo:{name.LocalName}"
        : name.Namespace == Xml.Bpmn || name.Namespace == XNamespace.None ? name.LocalName
        : name.ToString();
}
