using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Funding;

/// <summary>Where else the same file was given as evidence.</summary>
public sealed record EvidenceUse(Bilingual Where, DateOnly ValueDate, long Centavos, string BankReference);

/// <summary>
/// Finds the other uses of a file of evidence, among what the reader may see: one paper for two deposits is told to
/// whoever records and whoever confirms.
/// </summary>
public sealed class EvidenceUses(Database db)
{
    private const int UsesMax = 20;

    public async Task<IReadOnlyList<EvidenceUse>> Of(
        byte[]? evidence, Guid? deposit, Guid line, CancellationToken stop)
    {
        if (evidence is null) return [];
        // The parts of one line share its paper; that is no second use.
        var deposits = await (
            from d in db.Deposits.AsNoTracking()
            join p in db.Projects on d.ProjectId equals p.Id
            where d.EvidenceSha256 == evidence && d.Id != deposit && d.BankLineId != line && d.Status != "refused"
            orderby d.RecordedAt
            select new { p.Folio, d.ValueDate, d.AmountCentavos, d.BankReference }).Take(UsesMax).ToListAsync(stop);
        var lines = await db.BankLines.AsNoTracking()
            .Where(l => l.EvidenceSha256 == evidence && l.Id != line && l.StruckAt == null
                && !db.Deposits.Any(d => d.BankLineId == l.Id))
            .OrderBy(l => l.RecordedAt).Take(UsesMax).ToListAsync(stop);
        return
        [
            .. deposits.Select(d => new EvidenceUse(
                new($"Proyecto {d.Folio}", $"Project {d.Folio}"), d.ValueDate, d.AmountCentavos, d.BankReference)),
            .. lines.Select(l => new EvidenceUse(
                new("Depósito por identificar", "Credit to explain"), l.ValueDate, l.AmountCentavos, l.BankReference)),
        ];
    }
}
