using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>How a part of a section is said to people: its name and what it holds, in the reader's language.</summary>
/// <param name="Municipalities">Names by key, of the proposal's state.</param>
public sealed record AnswerWords(ProposalDraft Draft, IReadOnlyDictionary<string, string> Municipalities, Texts T)
{
    public string NameOf(AnswerPart part) => T[part.Key switch
    {
        "Title" => new("Nombre", "Name"),
        "Type" => new("Tipo", "Type"),
        "Description" => new("Descripción", "Description"),
        "Municipality" => new("Municipio", "Municipality"),
        "Locality" => new("Localidad", "Locality"),
        "LocalityCode" => new("Clave de la localidad", "Key of the locality"),
        "PlaceNote" => new("Cómo llegar", "How to get there"),
        "People" => new("Personas", "People"),
        "Families" => new("Familias", "Families"),
        "Benefit" => new("En qué les beneficia", "How they benefit"),
        "Pledge" => new("Aportación del club", "The club's contribution"),
        "Choice" => new("Si hay faltante", "If there is a gap"),
        _ when part.Fields.Count > 1 => LineName(part.Key),
        var kind => PaperNames.Of(Draft.Pack, Draft.Project.TypeCode, kind),
    }];

    /// <summary>A dash where there is nothing.</summary>
    public string Said(AnswerPart? part)
    {
        if (part is null) return "—";
        if (part.Fields.Count > 1) return Line([.. part.Fields.Select(f => f.Text.Trim())]);
        var text = part.Fields[0].Text.Trim();
        return text.Length == 0 ? "—" : part.Key switch
        {
            "Type" => Draft.Pack.Type(text) is { } type ? T[type.Name] : text,
            "Municipality" => Municipalities.GetValueOrDefault(text, text),
            "Choice" => ContributionPlan.KindOf(text) is null ? T["No hay", "None"] : T[ChoiceLabels.Of(text)],
            _ => text,
        };
    }

    private static string Line(string[] f) => $"{f[0]}: {f[1]} {f[2]} × {f[3]}";

    private static Bilingual LineName(string key)
    {
        var number = int.Parse(key["Line".Length..], System.Globalization.CultureInfo.InvariantCulture) + 1;
        return new($"Partida {number}", $"Line {number}");
    }
}
