using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Documents;
using ThreeForOne.Server.Features.Documents.Records;
using ThreeForOne.Server.Features.Funding;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Closing;

/// <summary>Writes the closing statement: per party, received + yields = spent + returned.</summary>
public sealed class ClosingStatementAuthor(Database db, DocumentParts parts) : IDocumentAuthor
{
    public static string Type => "closing_statement";

    public async Task<DocumentRecord> Write(EffectContext context, DocumentHead head, CancellationToken stop)
    {
        var project = context.Project;
        var rows = await db.ClosingReturns.Where(r => r.ProjectId == project.Id).OrderBy(r => r.Party)
            .ToListAsync(stop);
        var surplus = await db.Deposits.Where(d => d.ProjectId == project.Id && d.Status == "confirmed")
            .SumAsync(d => d.SurplusCentavos, stop);
        var names = await parts.Names(project, stop);
        return new ClosingStatement(
            head, await parts.Project(project, stop), Amount.Pesos(rows.Sum(r => r.SpentCentavos)),
            Amount.Pesos(rows.Sum(r => r.ReturnedCentavos)),
            [.. rows.Select(r => new Documents.Records.ClosingLine(
                r.Party, names[r.Party], r.ReceivedCentavos, r.YieldCentavos, r.SpentCentavos,
                r.ReturnedCentavos))],
            null, await parts.Acts(project, ["hand_over", "close"], null, stop), surplus);
    }
}
