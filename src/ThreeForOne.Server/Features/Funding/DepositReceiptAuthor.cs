using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Documents;
using ThreeForOne.Server.Features.Documents.Records;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Funding;

/// <summary>
/// Writes the deposit receipt: sent, fee, rate, received, what is missing and what is held as surplus.
/// </summary>
public sealed class DepositReceiptAuthor(Database db, DocumentParts parts, ProjectMoney money, Packs packs)
    : IDocumentAuthor
{
    public static string Type => "deposit_receipt";

    public async Task<DocumentRecord> Write(EffectContext context, DocumentHead head, CancellationToken stop)
    {
        var project = context.Project;
        var pack = await packs.Of(project, stop);
        var deposit = await db.Deposits.SingleAsync(d => d.Id == context.Subject, stop);
        var share = (await money.Of(project.Id, stop)).Single(s => s.Party == deposit.Party);
        var dollars = deposit.SentCents is { } cents ? Money.Usd(cents) : (Money?)null;
        var expected = dollars is { } sent
            ? new Rate(deposit.RateMillionths!.Value).Convert(sent - Money.Usd(deposit.FeeCents!.Value), Currency.Mxn)
                .Minor
            : deposit.AmountCentavos;
        var zone = pack.Zone;
        var recorded = await parts.ActOf(
            project, deposit.RecordedBy, deposit.Party, new Phrase("Registra el depósito", "Records the deposit"),
            deposit.RecordedAt, stop);
        return new DepositReceipt(
            head, await parts.Project(project, stop), deposit.Party,
            deposit.Payer,
            dollars is { } d ? Amount.Dollars(d.Minor) : Amount.Pesos(deposit.AmountCentavos), deposit.FeeCents ?? 0,
            deposit.RateMillionths,
            expected, Amount.Pesos(deposit.AmountCentavos), deposit.AmountCentavos - expected, share.Agreed, share.Paid,
            share.Receivable,
            share.Surplus, deposit.BankReference, Moment.In(Domain.Deadline.StartOf(deposit.ValueDate, zone), zone),
            await parts.Money(project, stop),
            [recorded, .. await parts.Acts(project, ["confirm_deposit"], context.Instance.Id, stop)],
            null);
    }
}
