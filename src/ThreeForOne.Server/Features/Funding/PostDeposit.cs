using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Workflow;

namespace ThreeForOne.Server.Features.Funding;

/// <summary>
/// A confirmed deposit posts: what was due is covered, the rest is surplus, held and unmatched. A government's becomes
/// pagado in the budget. When nothing is due any more the project is funded.
/// </summary>
public sealed class PostDeposit(
    Database db, ProjectMoney money, EffectiveDates dates, LowerShares lower, TellDeposit tellParty,
    IServiceProvider services) : IEffect
{
    public static string Name => "deposit.post";

    public async Task<Result<IReadOnlyDictionary<string, FactValue>>> Run(EffectContext context, CancellationToken stop)
    {
        var (project, act) = (context.Project, context.Act);
        var deposit = await db.Deposits.SingleAsync(d => d.Id == context.Subject, stop);
        var share = (await money.Of(project.Id, stop)).Single(s => s.Party == deposit.Party);
        deposit.Status = "confirmed";
        deposit.DecidedBy = act.By;
        deposit.DecidedAt = act.At;
        deposit.Reason = act.Reason;
        deposit.AppliedCentavos = Math.Min(deposit.AmountCentavos, share.Receivable);
        deposit.SurplusCentavos = deposit.AmountCentavos - deposit.AppliedCentavos;
        await db.Record("deposit.confirmed", act, project.Id, deposit.Id, new JsonObject
        {
            ["party"] = deposit.Party, ["applied"] = deposit.AppliedCentavos, ["surplus"] = deposit.SurplusCentavos,
        }, stop);

        var entry = new EntryOf(
            context.Key, project.EditionId, project.Id, deposit.Id, await dates.Of(project, act, stop));
        if (deposit.AppliedCentavos > 0)
            await db.Post(Postings.DepositReceived(share.Share, Money.Mxn(deposit.AppliedCentavos)), entry, act, stop);
        if (deposit.SurplusCentavos > 0)
            await db.Post(Postings.SurplusHeld(share.Share, Money.Mxn(deposit.SurplusCentavos)),
                entry with { Key = context.Key + "/surplus" }, act, stop);
        if (share.BudgetLine is not null) await PayBudget(project, share, entry, act, stop);
        else await lower.AfterItsTime(context, stop);
        await tellParty.Confirmed(project, deposit, act, stop);

        if ((await money.Of(project.Id, stop)).All(s => s.Receivable == 0) && project.State == "CONVENIDA")
        {
            var told = await services.GetRequiredService<Processes>().Tell(project, "project.funded", act, stop);
            if (told.IsRefusal) return told.Refusal;
        }
        return NoFacts.Done;
    }

    private async Task PayBudget(Project project, PartyStanding share, EntryOf entry, Act act, CancellationToken stop)
    {
        var ministration =
            await db.Ministrations.SingleAsync(m => m.ProjectId == project.Id && m.Party == share.Party, stop);
        ministration.Status = "paid";
        await db.Post(
            Postings.PayBudget([.. new[] { share }.Governments()]),
            entry with { Key = entry.Key + "/budget" }, act, stop);
    }
}

/// <summary>
/// The bank does not show it, or it is someone else's: the deposit is refused, with the reason, and posts nothing.
/// </summary>
public sealed class RefuseDeposit(Database db, LowerShares lower, TellDeposit tellParty) : IEffect
{
    public static string Name => "deposit.refuse";

    public async Task<Result<IReadOnlyDictionary<string, FactValue>>> Run(EffectContext context, CancellationToken stop)
    {
        var deposit = await db.Deposits.SingleAsync(d => d.Id == context.Subject, stop);
        deposit.Status = "refused";
        deposit.DecidedBy = context.Act.By;
        deposit.DecidedAt = context.Act.At;
        deposit.Reason = context.Act.Reason;
        await db.Record("deposit.refused", context.Act, context.Project.Id, deposit.Id,
            new JsonObject { ["party"] = deposit.Party }, stop);
        if (deposit.Party == RulePack.Club) await lower.AfterItsTime(context, stop);
        await tellParty.Refused(context.Project, deposit, context.Act, stop);
        return NoFacts.Done;
    }
}
