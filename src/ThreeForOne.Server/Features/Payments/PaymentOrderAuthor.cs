using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Documents;
using ThreeForOne.Server.Features.Documents.Records;
using ThreeForOne.Server.Features.Funding;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Payments;

/// <summary>Writes the orden de pago: who is paid, for what, how it falls on each party, who approved.</summary>
public sealed class PaymentOrderAuthor(Database db, DocumentParts parts) : IDocumentAuthor
{
    public static string Type => "payment_order";

    public async Task<DocumentRecord> Write(EffectContext context, DocumentHead head, CancellationToken stop)
    {
        var project = context.Project;
        var payment = await db.Payments.SingleAsync(p => p.Id == context.Subject, stop);
        var charged = await db.JournalEntries.Where(e => e.Kind == "payment_out" && e.SubjectId == payment.Id)
            .Join(db.JournalLines, e => e.Id, l => l.EntryId, (_, l) => l).Where(l => l.Account == "P.GASTO")
            .Join(db.ProjectShares, l => l.ScopeId, s => s.Id, (l, s) => new { s.Party, l.Centavos }).ToListAsync(stop);
        var names = await parts.Names(project, stop);
        var ordered =
            await parts.ActOf(project, payment.OrderedBy, "", new Phrase("Ordena el pago"), payment.OrderedAt, stop);
        return new PaymentOrder(
            head, await parts.Project(project, stop), payment.Payee, "", payment.PayeeClabe, payment.Concept, null,
            payment.AmountCentavos, [], Amount.Pesos(payment.AmountCentavos),
            [.. charged.OrderBy(c => c.Party)
                .Select(c => new PartyCentavos(c.Party, names[c.Party], c.Centavos))],
            await parts.Account(project, stop),
            [ordered, .. await parts.Acts(project, ["approve_payment"], context.Instance.Id, stop)]);
    }
}
