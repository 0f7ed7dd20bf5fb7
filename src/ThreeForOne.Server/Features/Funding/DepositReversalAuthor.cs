using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Documents;
using ThreeForOne.Server.Features.Documents.Records;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Funding;

/// <summary>Writes the reversal of a deposit: what was taken back, why, and the receipt that it replaces.</summary>
public sealed class DepositReversalAuthor(Database db, DocumentParts parts, ProjectMoney money, Packs packs)
    : IDocumentAuthor
{
    public static string Type => "deposit_reversal";

    public async Task<DocumentRecord> Write(EffectContext context, DocumentHead head, CancellationToken stop)
    {
        var project = context.Project;
        var zone = (await packs.Of(project, stop)).Zone;
        var reversal = await db.DepositReversals.SingleAsync(r => r.Id == context.Subject, stop);
        var deposit = await db.Deposits.SingleAsync(d => d.Id == reversal.DepositId, stop);
        var receipt = await db.Documents.Where(d => d.SubjectId == deposit.Id && d.Type == "deposit_receipt")
            .Select(d => d.Folio).SingleAsync(stop);
        var share = (await money.Of(project.Id, stop)).Single(s => s.Party == deposit.Party);
        var proposed = await parts.ActOf(
            project, reversal.ProposedBy, deposit.Party,
            new Phrase($"Propone la reversión: {reversal.Reason}", $"Proposes the reversal: {reversal.Reason}"),
            reversal.ProposedAt, stop);
        return new DepositReversalRecord(
            head, await parts.Project(project, stop), deposit.Party, deposit.Payer,
            Amount.Pesos(deposit.AmountCentavos), deposit.AppliedCentavos, deposit.SurplusCentavos,
            deposit.BankReference,
            Moment.In(Domain.Deadline.StartOf(deposit.ValueDate, zone), zone), receipt, reversal.Reason, share.Agreed,
            share.Paid, share.Receivable, share.Surplus, await parts.Money(project, stop),
            [proposed, .. await parts.Acts(project, ["approve_reversal"], context.Instance.Id, stop)]);
    }
}
