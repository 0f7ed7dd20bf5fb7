using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Documents.Records;

namespace ThreeForOne.Server.Features.Funding;

/// <summary>A club's year as its statement tells it.</summary>
public sealed record StatementYear(
    IReadOnlyList<StatementProject> Projects, StatementTotals Totals, long FeeCentavos, long Lost);

/// <summary>Reads a club's money of one fiscal year, of the projects that the reader may see.</summary>
public sealed class StatementReader(Database db, ProjectMoney money, FeeLosses losses)
{
    public async Task<StatementYear> Of(Guid club, int year, CancellationToken stop)
    {
        var rows = await db.Projects.AsNoTracking()
            .Where(p => p.ClubId == club && p.FiscalYear == year && p.Folio != null
                && db.ProjectShares.Any(s => s.ProjectId == p.Id && s.Party == "club"))
            .OrderBy(p => p.Folio).Select(p => new { p.Id, p.Folio, p.Title }).ToListAsync(stop);
        var ids = rows.Select(r => r.Id).ToArray();
        var deposits = (await db.Deposits.AsNoTracking()
            .Where(d => ids.Contains(d.ProjectId) && d.Party == "club"
                && (d.Status == "confirmed" || d.Status == "reversed"))
            .OrderBy(d => d.ValueDate).ThenBy(d => d.Id).ToListAsync(stop)).ToLookup(d => d.ProjectId);
        var projects = new List<StatementProject>();
        foreach (var row in rows)
        {
            var share = (await money.Of(row.Id, stop)).Single(s => s.Party == "club");
            var agreed = share.Agreed - share.Reserved;   // no agreement is signed yet for what is only reserved
            projects.Add(new(
                row.Folio!, row.Title, agreed, share.Paid, share.Receivable, share.Surplus,
                share.Returned + ProjectMoney.SurplusReturned(deposits[row.Id], share.Surplus),
                [.. deposits[row.Id].Select(d => new StatementDeposit(
                    d.ValueDate.ToString("O", CultureInfo.InvariantCulture), d.BankReference, d.Status, d.SentCents,
                    d.FeeCents, d.RateMillionths, d.AmountCentavos, d.AppliedCentavos, d.SurplusCentavos))]));
        }

        var standing = projects.SelectMany(p => p.Deposits).Where(d => d.Status == "confirmed").ToList();
        var lost = (await losses.Of(stop)).Where(l => l.Club == club && l.Year == year).ToList();
        return new(
            projects,
            new(projects.Sum(p => p.Pledged), standing.Sum(d => d.SentCents ?? 0), standing.Sum(d => d.FeeCents ?? 0),
                standing.Sum(d => d.Received), standing.Sum(d => d.Applied), projects.Sum(p => p.Surplus),
                projects.Sum(p => p.Returned)),
            lost.Sum(l => l.FeeCentavos), lost.Sum(l => l.LostCentavos));
    }
}
