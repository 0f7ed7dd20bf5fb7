using System.Globalization;
using System.Xml.Linq;

namespace ThreeForOne.Workflow.Reading;

internal sealed class FactReader(Problems problems, Vocabulary vocabulary)
{
    public IReadOnlyList<FactDeclaration> Read(XElement process, Reader reader)
    {
        var facts = new List<FactDeclaration>();
        if (reader.Child("extensionElements") is { } extension)
        {
            foreach (var child in extension.Elements())
            {
                if (child.Name != Xml.Tfo + "facts") problems.Add(process, $"{child.Name} is not supported here");
                else facts.AddRange(child.Elements().Select(fact => Declared(process, fact)).OfType<FactDeclaration>());
            }
        }

        facts.AddRange(process.Descendants(Xml.Bpmn + "userTask").Select(OutcomeOf));
        foreach (var twice in facts.GroupBy(f => f.Name).Where(g => g.Count() > 1))
        {
            problems.Add(process, $"fact '{twice.Key}' is declared twice");
        }

        return [.. facts.DistinctBy(f => f.Name)];
    }

    private FactDeclaration? Declared(XElement process, XElement xml)
    {
        if (xml.Name != Xml.Tfo + "fact")
        {
            problems.Add(process, $"{xml.Name} is not supported here");
            return null;
        }

        var reader = new Reader(xml, problems);
        var name = reader.Required("name");
        var typeName = reader.Required("type");
        var values = reader.Several("values");
        var initialText = reader.Optional("initial");
        reader.Done();
        FactType? type = typeName switch
        {
            "text" => FactType.Text,
            "integer" => FactType.Integer,
            "decimal" => FactType.Decimal,
            "boolean" => FactType.Boolean,
            "list" => FactType.List,
            _ => null,
        };
        if (type is null) problems.Add(process, $"fact '{name}' has no type '{typeName}'");
        if (!name.Split('.').All(Xml.IsId)) problems.Add(process, $"fact '{name}' is not a name");
        if (type != FactType.Text && values.Length > 0) problems.Add(process, $"fact '{name}': only a text has values");
        if (type == FactType.List && !vocabulary.Collections.Contains(name))
        {
            problems.Add(process, $"collection '{name}' is not registered");
        }

        var initial = initialText is null || type is null ? null : Value(type.Value, initialText);
        if (initialText is not null && (initial is null || (values.Length > 0 && !values.Contains(initialText))))
        {
            problems.Add(process, $"fact '{name}' cannot begin as '{initialText}'");
        }

        return type is null ? null : new(name, type.Value, values, initial);
    }

    private static FactValue? Value(FactType type, string text) => type switch
    {
        FactType.Text => text,
        FactType.Integer => long.TryParse(text, CultureInfo.InvariantCulture, out var whole) ? whole : null,
        FactType.Decimal => decimal.TryParse(text, CultureInfo.InvariantCulture, out var exact) ? exact : null,
        FactType.Boolean => text is "true" or "false" ? text == "true" : null,
        FactType.List => Xml.Words(text),
    };

    private static FactDeclaration OutcomeOf(XElement task)
    {
        var many = task.Element(Xml.Bpmn + "multiInstanceLoopCharacteristics") is not null;
        return new(
            Xml.IdOf(task) + (many ? ".outcomes" : ".outcome"), many ? FactType.List : FactType.Text,
            [.. Xml.Words(task.Attribute(Xml.Tfo + "outcomes")?.Value)], FromTask: true);
    }
}
