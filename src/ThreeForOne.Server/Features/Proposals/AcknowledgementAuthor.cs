using ThreeForOne.Server.Features.Documents.Records;
using ThreeForOne.Server.Features.ProjectProcess;
using PartyMoney = ThreeForOne.Server.Features.Documents.Records.PartyMoney;
using RecordedLine = ThreeForOne.Server.Features.Documents.Records.BudgetLine;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>Writes what the club handed in and that it was received.</summary>
public sealed class AcknowledgementAuthor(ApplicationParts parts) : IDocumentAuthor
{
    public static string Type => "acknowledgement";

    public async Task<DocumentRecord> Write(EffectContext context, DocumentHead head, CancellationToken stop)
    {
        var (project, act) = (context.Project, context.Act);
        var draft = await parts.Draft(project, stop);
        var match = draft.Plan!.Value.Match;
        return new Acknowledgement(
            head,
            await parts.Project(draft, stop),
            Amount.Pesos(project.CostCentavos),
            [.. match.Shares.Select(s => new PartyMoney(
                s.Party, draft.Pack.NameOf(s.Party).Spanish, Reserved: s.Share.Minor, Gap: s.Gap.Minor))],
            [.. draft.Lines.Select(l => new RecordedLine(
                l.Description, l.Unit, QuantityText.Format(l.QuantityThousandths),
                l.UnitPriceCentavos, l.AmountCentavos))],
            [.. draft.Files.Where(f => !f.IsErased).Select(f => new ReceivedItem(
                NameOf(draft, f.Kind), f.Name, Convert.ToHexStringLower(f.Sha256)))],
            ChoiceOf(project),
            new Phrase(
                "La delegación revisa la documentación. Si falta algo, se le pide todo en un solo aviso; si no falta nada, sigue el dictamen técnico y después el comité.",
                "The delegation reviews the papers. If anything is missing, all of it is asked for in one notice; if not, the technical opinion follows and then the committee."),
            await parts.Deadline(project, "review", act.At, stop));
    }

    private static Phrase NameOf(ProposalDraft draft, string kind) =>
        draft.DocumentsAsked.Where(d => d.Code == kind).Select(d => (Phrase)d.Name).FirstOrDefault()
            ?? new Phrase(kind, kind);

    private static Phrase? ChoiceOf(Project project) => project.Choice switch
    {
        "rescope" => new("El club eligió un proyecto menor, que todas las partes igualan por completo.",
            "The club chose a smaller project, which every party matches in full."),
        "absorb" => new("El club eligió que las otras partes cubran el faltante; cada una debe aceptarlo.",
            "The club chose that the other parties carry the gap; each of them must accept it."),
        "open_gap" => new("El club eligió presentar el proyecto con el faltante declarado.",
            "The club chose to submit the project with the gap declared."),
        _ => null,
    };
}
