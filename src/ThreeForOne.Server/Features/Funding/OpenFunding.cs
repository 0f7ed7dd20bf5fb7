using ThreeForOne.Server.Features.OfficeClosures;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Workflow;

namespace ThreeForOne.Server.Features.Funding;

/// <summary>
/// The agreement is signed, so every deposit falls due: in the project's book for all parties, as devengado in the
/// budget for the governments, each of which gets a ministration to order.
/// </summary>
public sealed class OpenFunding(
    Database db, ProjectMoney money, EffectiveDates dates, Packs packs, OfficeCalendar offices,
    IServiceProvider services) : IEffect
{
    private const int DaysWithoutRule = 30;

    public static string Name => "funding.open";

    public async Task<Result<IReadOnlyDictionary<string, FactValue>>> Run(EffectContext context, CancellationToken stop)
    {
        var (project, act) = (context.Project, context.Act);
        var today = await dates.Of(project, act, stop);
        var shares = (await money.Of(project.Id, stop)).Where(s => s.Agreed > 0).ToList();
        var entry = new EntryOf(context.Key, project.EditionId, project.Id, null, today);
        await db.Post(Postings.DepositDue([.. shares.Select(s => new ShareAmount(s.Share, Money.Mxn(s.Agreed)))]),
            entry, act, stop);
        await db.Post(
            Postings.Accrue([.. shares.Governments()]), entry with { Key = context.Key + "/accrue" }, act, stop);

        var pack = await packs.Of(project, stop);
        var calendar = await offices.Of(project.StateCode, today, stop);
        // Where the club's deposit is matched, the others' time begins when the club's is over.
        var begins = pack.Base == MatchingBase.Deposit ? After(calendar, today, pack.Deadline("deposit")) : today;
        var dueOn = After(calendar, begins, pack.Deadline("ministration"));

        // The municipality's order is opened first, the federal one last, as the pack says.
        foreach (var share in pack.DepositOrder.Join(
            shares.Where(s => s.BudgetLine is not null), p => p, s => s.Party, (_, s) => s))
        {
            var ministration = new Ministration
            {
                Id = db.NewId(), ProjectId = project.Id, Party = share.Party, AmountCentavos = share.Agreed,
                DueOn = dueOn,
            };
            db.Ministrations.Add(ministration);
            await db.SaveChangesAsync(stop);
            var started = await services.GetRequiredService<Processes>()
                .Start(project, "ministration", ministration.Id, act, stop);
            if (started.IsRefusal) return started.Refusal;
        }
        return NoFacts.Done;
    }

    private static DateOnly After(WorkingCalendar calendar, DateOnly day, PackDeadline? rule) =>
        rule is null ? day.AddDays(DaysWithoutRule) : calendar.LastDay(day, rule.Days, rule.Kind);
}
