using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Programmes;

namespace ThreeForOne.Server.Features.Funding;

/// <summary>A share before and after it was lowered, in centavos.</summary>
public sealed record LoweredShare(string Party, long Before, long After);

/// <summary>
/// How a project's match follows the club's deposit: until when it may be completed, while it waits; and what was
/// lowered, the last time first.
/// </summary>
public sealed record DepositStory(
    long Missing, DateTimeOffset? Until, IReadOnlyList<PartyAmount>? Now,
    IReadOnlyList<(ShareLowering Row, IReadOnlyList<LoweredShare> Shares)> Lowered);

/// <summary>Reads that story; null where the rules match the cost, or nothing is agreed yet.</summary>
public sealed class MatchOfDeposit(Database db, Packs packs)
{
    public async Task<DepositStory?> Of(
        Project project, IReadOnlyList<PartyStanding> money, CancellationToken stop)
    {
        var pack = await packs.Of(project, stop);
        var club = money.FirstOrDefault(m => m.Party == RulePack.Club);
        if (pack.Base != MatchingBase.Deposit || club is null || project.TypeCode is null) return null;

        var lowerings = await db.ShareLowerings.AsNoTracking().Where(l => l.ProjectId == project.Id)
            .OrderByDescending(l => l.LoweredAt).ToListAsync(stop);
        var parts = (await db.ShareLoweringParts.AsNoTracking().Where(p => p.ProjectId == project.Id)
            .ToListAsync(stop)).ToLookup(p => p.LoweringId);
        var until = await db.Timers.AsNoTracking()
            .Where(t => t.ProjectId == project.Id && t.Name == "deposit" && t.Status == "waiting")
            .OrderByDescending(t => t.FiresAt).Select(t => (DateTimeOffset?)t.FiresAt).FirstOrDefaultAsync(stop);
        var waits = project.State == "CONVENIDA" && club.Receivable > 0;
        var earned = waits && club.Paid > 0
            ? DepositMatch.Lowered(pack, project.TypeCode,
                [.. money.Select(m => new PartyAmount(m.Party, Money.Mxn(m.Agreed)))], Money.Mxn(club.Paid))
            : null;
        return new(
            waits ? club.Receivable : 0, until, earned is { IsRefusal: false } ? earned.Value : null,
            [
                .. lowerings.Select(l => (l, (IReadOnlyList<LoweredShare>)
                [
                    .. parts[l.Id].Join(money, p => p.ShareId, m => m.Share,
                        (p, m) => new LoweredShare(m.Party, p.BeforeCentavos, p.AfterCentavos)),
                ])),
            ]);
    }
}
