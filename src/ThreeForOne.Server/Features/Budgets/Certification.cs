using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.Proposals;

namespace ThreeForOne.Server.Features.Budgets;

/// <summary>
/// Whether a project's edition lets it be approved: its year is not closed, and the municipality has certified what the
/// project asks of it. An edition may require that; less than the share, certified, is never enough.
/// </summary>
public sealed class Certification(Database db)
{
    public async Task<Refusal?> Problem(Project project, CancellationToken stop)
    {
        var found = await db.Editions.Where(e => e.Id == project.EditionId).Select(e => new
        {
            e.ClosedAt, Required = e.Certification,
            Share = db.ProjectShares.Where(s => s.ProjectId == project.Id && s.Party == ContributionPlan.Municipal)
                .Select(s => s.AgreedCentavos).FirstOrDefault(),
            Certified = db.Certifications.Where(c => c.ProjectId == project.Id)
                .Select(c => (long?)c.AmountCentavos).FirstOrDefault(),
        }).SingleAsync(stop);
        if (found.ClosedAt is { } closed) return new EditionClosed(closed);
        var missing = found.Share - (found.Certified ?? (found.Required ? 0 : found.Share));
        return missing > 0 ? new CertificationShort(project.Folio!, Money.Mxn(missing)) : null;
    }
}
