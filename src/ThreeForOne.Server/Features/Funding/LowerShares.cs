using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Workflow;

namespace ThreeForOne.Server.Features.Funding;

/// <summary>
/// Under matching base <c>deposit</c>: once the time to complete the club's deposit is over, every share is lowered to
/// what the confirmed deposit earns, and the difference goes back to each envelope. Where it cannot be, the shares stay
/// as agreed, which is recorded with its cause. The database reckons the same by itself.
/// </summary>
public sealed class LowerShares(Database db, ProjectMoney money, Packs packs, EffectiveDates dates) : IEffect
{
    public static string Name => "match.lower";

    public async Task<Result<IReadOnlyDictionary<string, FactValue>>> Run(EffectContext context, CancellationToken stop)
    {
        await Lower(context, stop);
        return NoFacts.Done;
    }

    /// <summary>
    /// A deposit of the club was decided on: when its time is over already, nothing more is waited for.
    /// </summary>
    public async Task AfterItsTime(EffectContext context, CancellationToken stop)
    {
        await db.SaveChangesAsync(stop);
        var latest = await db.Timers.Where(t => t.ProjectId == context.Project.Id && t.Name == "deposit")
            .OrderByDescending(t => t.FiresAt).Select(t => t.Status).FirstOrDefaultAsync(stop);
        if (latest == "fired" && (await ClubOf(context.Project, stop)).Receivable > 0) await Lower(context, stop);
    }

    private async Task Lower(EffectContext context, CancellationToken stop)
    {
        var (project, act) = (context.Project, context.Act);
        var pack = await packs.Of(project, stop);
        var shares = (await money.Of(project.Id, stop)).InTieOrder(pack);
        var club = shares.Single(s => s.Party == RulePack.Club);
        IReadOnlyList<PartyAmount> agreed =
            [.. shares.Select(s => new PartyAmount(s.Party, Money.Mxn(s.Agreed)))];
        var earned = DepositMatch.Lowered(pack, project.TypeCode!, agreed, Money.Mxn(club.Paid));
        var cause = earned.IsRefusal ? earned.Refusal.Code : await Hindrance(project, club, agreed, earned.Value, stop);
        if (cause is not null)
        {
            await db.Record("match.kept", act, project.Id, project.Id, new JsonObject
            {
                ["cause"] = cause, ["missing"] = club.Receivable, ["state_before"] = project.State,
            }, stop);
            return;
        }

        var lowering = db.NewId();
        var ids = shares.Select(s => s.Share).ToArray();
        var amounts = earned.Value.Select(p => p.Amount.Minor).ToArray();
        await db.Database.ExecuteSqlAsync(
            $"select lower_shares({lowering}, {project.Id}, {ids}, {amounts}, {act.At}, {act.Reason})", stop);
        await db.Record("match.lowered", act, project.Id, lowering, new JsonObject
        {
            ["confirmed"] = club.Paid, ["before"] = Told(agreed), ["after"] = Told(earned.Value),
        }, stop);
        var less = shares.Zip(amounts, (s, after) => (Share: s, Amount: Money.Mxn(s.Agreed - after)))
            .Where(l => !l.Amount.IsZero).ToList();
        await db.Post(
            Postings.Lower(
                [.. less.Where(l => l.Share.BudgetLine is not null).OrderBy(l => l.Share.BudgetLine)
                    .Select(l => new BudgetShare(l.Share.BudgetLine!.Value, l.Share.Share, l.Amount))],
                [.. less.Select(l => new ShareAmount(l.Share.Share, l.Amount))]),
            new EntryOf(context.Key + "/lower", project.EditionId, project.Id, lowering,
                await dates.Of(project, act, stop)), act, stop);
    }

    // Why the shares stay although the deposit earns less; the database would refuse the same.
    private async Task<string?> Hindrance(
        Project project, PartyStanding club, IReadOnlyList<PartyAmount> agreed, IReadOnlyList<PartyAmount> earned,
        CancellationToken stop)
    {
        if (club.Receivable == 0) return "complete";
        if (await db.Deposits.AnyAsync(
            d => d.ProjectId == project.Id && d.Party == RulePack.Club && d.Status == "recorded", stop))
            return "deposit_waits";
        if (await db.Ministrations.AnyAsync(m => m.ProjectId == project.Id && m.Status != "due", stop))
            return "government_ordered";
        if (await db.Editions.AnyAsync(e => e.Id == project.EditionId && e.ClosedAt != null, stop))
            return "edition_closed";
        // A party that agreed to something is not left out for a few centavos.
        return agreed.Zip(earned).Any(p => p.Second.Amount.IsZero && !p.First.Amount.IsZero) ? "too_little" : null;
    }

    private async Task<PartyStanding> ClubOf(Project project, CancellationToken stop) =>
        (await money.Of(project.Id, stop)).Single(s => s.Party == RulePack.Club);

    private static JsonObject Told(IReadOnlyList<PartyAmount> amounts) =>
        new(amounts.Select(a => KeyValuePair.Create(a.Party, (JsonNode?)a.Amount.Minor)));
}
