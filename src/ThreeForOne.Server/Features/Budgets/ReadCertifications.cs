using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Proposals;

namespace ThreeForOne.Server.Features.Budgets;

/// <summary>A project of the municipality, with its part and what it has certified; centavos of MXN.</summary>
public sealed record CertificationRow(
    Guid Project, string Folio, string Title, string Locality, string State, long Cost, long Share, long? Certified,
    bool Required)
{
    /// <summary>What of the share is not certified; a certification is asked for where the rules require it.</summary>
    public long Missing => Math.Max(0, Share - (Certified ?? (Required ? 0 : Share)));

    public bool IsAwaited => CertifyContribution.IsAwaitedIn(State);
}

/// <summary>Reads what a municipality is to certify: the projects before the committee, oldest first.</summary>
public sealed class ReadCertifications(Database db)
{
    public const int RowsMax = 200;

    /// <summary>Row-level security leaves the municipality its own; with an id, that project only.</summary>
    public Task<List<CertificationRow>> Of(Guid? project, CancellationToken stop) =>
        Rows(project).Take(RowsMax).ToListAsync(stop);

    /// <summary>All of the list, in its order.</summary>
    public IAsyncEnumerable<CertificationRow> All() => Rows(null).AsAsyncEnumerable();

    private IQueryable<CertificationRow> Rows(Guid? project) =>
        from p in db.Projects.AsNoTracking()
        join e in db.Editions on p.EditionId equals e.Id
        join s in db.ProjectShares on p.Id equals s.ProjectId
        where p.Folio != null && s.Party == ContributionPlan.Municipal
            && (project == null
                ? p.State == "INGRESADA" || p.State == "PREVENCION" || p.State == "VALIDADA"
                    || p.State == "DICTAMINADA" || p.State == "EN_ESPERA"
                : p.Id == project)
        orderby p.Id
        select new CertificationRow(
            p.Id, p.Folio!, p.Title, p.LocalityName, p.State, p.CostCentavos, s.AgreedCentavos,
            db.Certifications.Where(c => c.ProjectId == p.Id).Select(c => (long?)c.AmountCentavos).FirstOrDefault(),
            e.Certification);
}
