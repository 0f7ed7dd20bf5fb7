using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Documents;
using ThreeForOne.Server.Features.Documents.Records;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.Proposals;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>
/// Writes the approval letter: the shares, how they were found by the frozen rule, the conditions, the reason.
/// </summary>
public sealed class ApprovalLetterAuthor(Database db, Packs packs, DocumentParts parts, Rulings rulings)
    : IDocumentAuthor
{
    public static string Type => "approval_letter";

    public async Task<DocumentRecord> Write(EffectContext context, DocumentHead head, CancellationToken stop)
    {
        var project = context.Project;
        var pack = await packs.Of(project, stop);
        var ruling = await rulings.Of(project.Id, stop);
        var plan = ContributionPlan.Of(
            pack, project.TypeCode!, project.CostCentavos, project.PledgeCentavos, project.Choice,
            await db.Certifications.Where(c => c.ProjectId == project.Id).Select(c => (long?)c.AmountCentavos)
                .SingleOrDefaultAsync(stop)).Value;
        return new ApprovalLetter(
            head, await parts.Project(project, stop), await rulings.Part(ruling.Session, pack.Zone, stop),
            Amount.Pesos(project.CostCentavos), await parts.Money(project, stop), await parts.Shares(project, stop),
            [.. plan.Match.Trace.Select(TraceStep.Of)], Conditions(ruling.Row), new Phrase(ruling.Row.Reason),
            // The day by which the parties sign is counted from when the account is confirmed: nobody knows it yet.
            AgreementDue: null);
    }

    private static IReadOnlyList<Phrase> Conditions(SessionProject row) => row.Ruling != "conditional" ? [] :
    [
        new(string.Create(
            CultureInfo.InvariantCulture, $"{row.Condition} (antes del final del {row.ConditionUntil:dd/MM/yyyy})")),
    ];
}

/// <summary>Writes the letter of non-approval: the committee's reason, and what the club can do.</summary>
public sealed class RejectionLetterAuthor(Packs packs, DocumentParts parts, Rulings rulings) : IDocumentAuthor
{
    public static string Type => "rejection_letter";

    public async Task<DocumentRecord> Write(EffectContext context, DocumentHead head, CancellationToken stop)
    {
        var project = context.Project;
        var pack = await packs.Of(project, stop);
        var ruling = await rulings.Of(project.Id, stop);
        return new RejectionLetter(
            head, await parts.Project(project, stop), await rulings.Part(ruling.Session, pack.Zone, stop),
            Amount.Pesos(project.CostCentavos),
            [new(new Phrase("Resolución del comité", "The committee's ruling"), new Phrase(ruling.Row.Reason),
                pack.Id)],
            new Phrase(
                "Puede presentar de nuevo el proyecto, corregido, en la siguiente recepción. La delegación le explica la razón si usted lo pide.",
                "You may submit the project again, corrected, in the next reception period. The delegation explains the reason if you ask."));
    }
}
