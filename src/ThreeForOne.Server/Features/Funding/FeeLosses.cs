using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Funding;

/// <summary>
/// A year's fees of one club in one programme: cents sent and taken, and centavos that the fee, and the match it would
/// have brought, cost the town.
/// </summary>
public sealed record FeeLoss(
    int Year, string Programme, Guid Club, string ClubName, long SentCents, long FeeCents, long FeeCentavos,
    long LostCentavos);

/// <summary>What fees took, by year, programme and club, of the deposits that stand, as far as one may see.</summary>
public sealed class FeeLosses(Database db)
{
    public async Task<IReadOnlyList<FeeLoss>> Of(CancellationToken stop)
    {
        // Fee and weights belong to each project, whose frozen groups say what a peso of the club brings.
        var rows = await (
            from d in db.Deposits.AsNoTracking()
            join p in db.Projects on d.ProjectId equals p.Id
            join s in db.ProjectShares on new { d.ProjectId, d.Party } equals new { s.ProjectId, s.Party }
            where d.Status == "confirmed" && d.Party == "club" && d.FeeCents > 0
            group d by new
            {
                p.FiscalYear, p.ProgrammeId, p.ClubId, d.ProjectId, d.RateMillionths,
                Club = db.ProjectGroups.Where(g => g.ProjectId == p.Id && g.Code == s.GroupCode)
                    .Select(g => g.Weight).First(),
                All = db.ProjectGroups.Where(g => g.ProjectId == p.Id).Sum(g => g.Weight),
            }
            into same
            select new
            {
                same.Key, Sent = same.Sum(d => d.SentCents!.Value), Fee = same.Sum(d => d.FeeCents!.Value),
            }).ToListAsync(stop);
        var programmes = await db.Programmes.AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.NameEs, stop);
        var clubs = rows.Select(r => r.Key.ClubId).Distinct().ToArray();
        var names = await db.Organisations.AsNoTracking().Where(o => clubs.Contains(o.Id))
            .ToDictionaryAsync(o => o.Id, o => o.Name, stop);
        return
        [
            .. rows.GroupBy(r => (r.Key.FiscalYear, r.Key.ProgrammeId, r.Key.ClubId))
                .Select(g =>
                {
                    var fees = g.Select(r => (r.Key, Pesos: new Rate(r.Key.RateMillionths!.Value)
                        .Convert(Money.Usd(r.Fee), Currency.Mxn))).ToList();
                    return new FeeLoss(
                        g.Key.FiscalYear, programmes[g.Key.ProgrammeId], g.Key.ClubId, names[g.Key.ClubId],
                        g.Sum(r => r.Sent), g.Sum(r => r.Fee), fees.Sum(f => f.Pesos.Minor),
                        fees.Sum(f => FeeHarm.Matched(f.Pesos, f.Key.Club, f.Key.All).Minor));
                })
                .OrderBy(l => l.Year).ThenBy(l => l.Programme, StringComparer.Ordinal)
                .ThenBy(l => l.ClubName, StringComparer.Ordinal),
        ];
    }
}
