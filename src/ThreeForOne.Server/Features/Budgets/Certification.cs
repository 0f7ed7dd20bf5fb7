using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Proposals;

namespace ThreeForOne.Server.Features.Budgets;

/// <summary>
/// Whether a municipality has certified what a project asks of it. An edition may require it; less than the share,
/// certified, is never enough.
/// </summary>
public sealed class Certification(Database db)
{
    public async Task<CertificationShort?> Problem(Project project, Edition edition, CancellationToken stop)
    {
        var share = await db.ProjectShares.AsNoTracking()
            .Where(s => s.ProjectId == project.Id && s.Party == ContributionPlan.Municipal)
            .Select(s => s.AgreedCentavos).SingleOrDefaultAsync(stop);
        var certified = await db.Certifications.Where(c => c.ProjectId == project.Id)
            .Select(c => (long?)c.AmountCentavos).SingleOrDefaultAsync(stop);
        var missing = share - (certified ?? (edition.Certification ? 0 : share));
        return missing > 0 ? new CertificationShort(project.Folio!, Money.Mxn(missing)) : null;
    }
}
