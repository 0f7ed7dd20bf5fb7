using Microsoft.AspNetCore.Html;
using ThreeForOne.Server.Web;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>
/// A section's answers as keys and values: to check them before sending, or beside another's version.
/// </summary>
public static class ProposalSummary
{
    public static IReadOnlyList<SummaryRow> Of(ProposalDraft draft, string section, Texts t, bool changeable)
    {
        var href = changeable ? $"/proposals/{draft.Project.Id}/{section}" : null;
        return [.. Answers(draft, section, t).Select(a => new SummaryRow(a.Key, a.Value, href))];
    }

    private static IEnumerable<(string Key, IHtmlContent Value)> Answers(
        ProposalDraft draft, string section, Texts t) => section switch
        {
            ProposalProgress.Place => Plain(
                (t["Nombre", "Name"], draft.Project.Title),
                (t["Tipo", "Type"], draft.Type is { } type ? t[type.Name] : ""),
                (t["Descripción", "Description"], draft.Project.Description),
                (t["Municipio", "Municipality"], draft.MunicipalityName),
                (t["Localidad", "Locality"], draft.Project.LocalityCode is { Length: > 0 } key
                    ? $"{draft.Project.LocalityName} ({t["clave", "key"]} {key})"
                    : draft.Project.LocalityName),
                (t["Cómo llegar", "How to get there"], draft.Project.PlaceNote)),
            ProposalProgress.Beneficiaries => Plain(
                (t["Personas", "People"], draft.Project.PeopleHelped is { } people ? t.Count(people) : ""),
                (t["Familias", "Families"], draft.Project.FamiliesHelped is { } families ? t.Count(families) : ""),
                (t["En qué les beneficia", "How they benefit"], draft.Project.Benefit)),
            ProposalProgress.Budget => Plain([
                .. draft.Lines.Select(l => (
                l.Description,
                $"{QuantityText.Format(l.QuantityThousandths)} {l.Unit} × {Pesos(l.UnitPriceCentavos)} = {Pesos(l.AmountCentavos)}")),
            (t["Costo total", "Total cost"], t.AmountWithCurrency(Money.Mxn(draft.Project.CostCentavos)))]),
            ProposalProgress.Contributions => Plain(
                (t["Aportación del club", "The club's contribution"],
                    draft.Pledge is { } pledge ? t.AmountWithCurrency(Money.Mxn(pledge)) : ""),
                (t["Si hay faltante", "If there is a gap"], draft.Project.Choice is { } choice
                    ? t[ChoiceLabels.Of(choice)] : t["No hay", "None"])),
            ProposalProgress.Documents =>
                draft.DocumentsAsked.Select(asked => (t[asked.Name], Files(draft, asked.Code))),
            _ => throw new InvariantBrokenException($"There is no section {section}."),
        };

    private static IEnumerable<(string, IHtmlContent)> Plain(params IEnumerable<(string Key, string Value)> answers) =>
        answers.Select(a => (a.Key, (IHtmlContent)new HtmlContentBuilder()
            .Append(a.Value.Length == 0 ? "—" : a.Value)));

    private static string Pesos(long centavos) => MoneyText.Format(Money.Mxn(centavos));

    private static IHtmlContent Files(ProposalDraft draft, string kind)
    {
        var names = draft.Files.Where(f => f.Kind == kind).Select(f => f.Name).ToList();
        return new HtmlContentBuilder().Append(names.Count == 0 ? "—" : string.Join(", ", names));
    }
}

/// <summary>What a choice about the gap is called.</summary>
public static class ChoiceLabels
{
    public static Bilingual Of(string choice) => choice switch
    {
        "rescope" => new("Un proyecto más pequeño, igualado por completo", "A smaller project, matched in full"),
        "absorb" => new(
            "El mismo proyecto: las otras partes cubren el faltante",
            "The same project: the other parties carry the gap"),
        "open_gap" => new("Enviarlo con el faltante abierto", "Submit it with the gap open"),
        "proportional" => new("No hay faltante", "There is no gap"),
        _ => throw new InvariantBrokenException($"There is no choice {choice}."),
    };
}
