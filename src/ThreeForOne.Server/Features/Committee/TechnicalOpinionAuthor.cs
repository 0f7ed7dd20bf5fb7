using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Documents;
using ThreeForOne.Server.Features.Documents.Records;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.Proposals;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>
/// Writes the technical opinion (dictamen) that goes to the committee: what the records show of the registration, the
/// papers and the sums, and the technician's own reasons.
/// </summary>
public sealed class TechnicalOpinionAuthor(Database db, ReadProposal proposals, DocumentParts parts) : IDocumentAuthor
{
    public static string Type => "technical_opinion";

    public async Task<DocumentRecord> Write(EffectContext context, DocumentHead head, CancellationToken stop)
    {
        var project = context.Project;
        var draft = await proposals.Of(project, stop);
        var shares = await parts.Shares(project, stop);
        return new TechnicalOpinion(
            head, await parts.Project(project, stop), Amount.Pesos(project.CostCentavos),
            [.. shares.Select(s => new PartyMoney(s.Party, s.Name, Reserved: s.Share))],
            [await Registration(project, stop), .. draft.DocumentsAsked.Select(asked => Paper(asked, draft)),
                Sums(draft)],
            new Phrase("FAVORABLE", "Favourable"), new Phrase(context.Act.Reason));
    }

    private async Task<OpinionCheck> Registration(Project project, CancellationToken stop)
    {
        var club = await db.Clubs.AsNoTracking().SingleAsync(c => c.Id == project.ClubId, stop);
        return new OpinionCheck(
            new Phrase("Toma de Nota del club", "The club's registration"), club.VerifiedAt is not null,
            new Phrase(
                $"{club.RegistrationNumber}, {club.Consulate}; vigente hasta el {club.ExpiresOn:dd/MM/yyyy}.",
                $"{club.RegistrationNumber}, {club.Consulate}; in force until {club.ExpiresOn:dd/MM/yyyy}."));
    }

    private static OpinionCheck Paper(PackDocument asked, ProposalDraft draft)
    {
        var files = draft.Files.Count(f => f.Kind == asked.Code);
        return new OpinionCheck(
            asked.Name, files > 0, new Phrase($"Archivos en el expediente: {files}.", $"Files on record: {files}."));
    }

    private static OpinionCheck Sums(ProposalDraft draft)
    {
        var gap = MoneyText.Format(Money.Mxn(draft.Project.GapCentavos));
        return new OpinionCheck(
            new Phrase("Aportaciones iguales al costo", "Contributions equal to the cost"),
            draft.Project.GapCentavos == 0,
            draft.Project.GapCentavos == 0
                ? new Phrase("Suman el costo al centavo.", "They add up to the cost, to the centavo.")
                : new Phrase(
                    $"Falta un aportante para ${gap}; así no puede aprobarse.",
                    $"Nobody gives ${gap} yet; it cannot be approved like this."));
    }
}
