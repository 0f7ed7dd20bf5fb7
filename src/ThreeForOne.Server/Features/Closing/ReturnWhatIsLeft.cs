using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Funding;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Workflow;

namespace ThreeForOne.Server.Features.Closing;

/// <summary>Everything that was paid must be proved by accepted invoices before a project closes.</summary>
public sealed record SpendingIsNotProved(long Centavos) : Refusal("closing.spending_not_proved")
{
    public override Bilingual Say => new(
        $"Faltan por comprobar {MoneyText.Format(Money.Mxn(Centavos))} MXN con facturas aceptadas.",
        $"{MoneyText.Format(Money.Mxn(Centavos))} MXN are not yet proved by accepted invoices.");
}

/// <summary>Payments, deposits, yields or invoices still wait for a decision.</summary>
public sealed record SomethingStillWaits() : Refusal("closing.something_waits")
{
    public override Bilingual Say => new(
        "Hay pagos, depósitos, rendimientos o facturas que esperan una decisión.",
        "Some payments, deposits, yields or invoices still wait for a decision.");
}

/// <summary>A project closes only when what was spent is what was accepted, and nothing waits.</summary>
public sealed class SpendingIsProved(Database db, ProjectMoney money) : IStepRule
{
    public string Step => "close";

    public async Task<Refusal?> Apply(Project project, WorkItem task, string outcome, Act act, CancellationToken stop)
    {
        if (await db.Payments.AnyAsync(p => p.ProjectId == project.Id && p.Status == "ordered", stop)
            || await db.Deposits.AnyAsync(d => d.ProjectId == project.Id && d.Status == "recorded", stop)
            || await db.ProjectYields.AnyAsync(y => y.ProjectId == project.Id && y.Status == "recorded", stop)
            || await db.Expenses.AnyAsync(
                e => e.ProjectId == project.Id && e.Status == "recorded", stop)) return new SomethingStillWaits();
        var accepted = await db.Expenses.Where(e => e.ProjectId == project.Id && e.Status == "accepted")
            .SumAsync(e => e.AmountCentavos, stop);
        var spent = (await money.Of(project.Id, stop)).Sum(s => s.Spent);
        return spent == accepted ? null : new SpendingIsNotProved(spent - accepted);
    }
}

/// <summary>
/// What the account earned is split once by what each party put in; then everything that is left returns, to the
/// centavo, per party. Public money within its year becomes available again in the envelope.
/// </summary>
public sealed class ReturnWhatIsLeft(
    Database db, ProjectMoney money, Packs packs, EffectiveDates dates, PostEarlierReturns earlier) : IEffect
{
    public static string Name => "project.close";

    public async Task<Result<IReadOnlyDictionary<string, FactValue>>> Run(EffectContext context, CancellationToken stop)
    {
        var (project, act) = (context.Project, context.Act);
        await SplitYields(context, stop);
        var shares = (await money.Of(project.Id, stop)).InTieOrder(await packs.Of(project, stop));
        foreach (var share in shares)
            db.ClosingReturns.Add(new ClosingReturn
            {
                ProjectId = project.Id, Party = share.Party, ReceivedCentavos = share.Paid,
                YieldCentavos = share.Yields,
                SpentCentavos = share.Spent, ReturnedCentavos = share.Unspent + share.Yields,
            });
        await db.Record("project.closed", act, project.Id, project.Id, new JsonObject
        {
            ["returned"] =
                new JsonObject(shares.Select(s => KeyValuePair.Create(s.Party, (JsonNode?)(s.Unspent + s.Yields)))),
        }, stop);

        var entry = new EntryOf(context.Key, project.EditionId, project.Id, null, await dates.Of(project, act, stop));
        await PostIfAny(shares.Where(s => s.Unspent + s.Yields > 0)
            .Select(s => new ShareAmount(s.Share, Money.Mxn(s.Unspent + s.Yields))),
            Postings.Return, entry, act, stop);
        await PostIfAny(shares.Where(s => s.Surplus > 0).Select(s => new ShareAmount(s.Share, Money.Mxn(s.Surplus))),
            Postings.SurplusReturned, entry with { Key = context.Key + "/surplus" }, act, stop);

        // After its year, public money is an earlier year's reintegro and restores nothing.
        if (entry.EffectiveOn.Year == project.FiscalYear)
        {
            var unspent = shares.Where(s => s.BudgetLine is not null && s.Unspent > 0).OrderBy(s => s.BudgetLine)
                .Select(s => new BudgetShare(s.BudgetLine!.Value, s.Share, Money.Mxn(s.Unspent)));
            await PostIfAny(unspent, Postings.ReturnInYear, entry with { Key = context.Key + "/budget" }, act, stop);
        }
        else await earlier.Post(project.Id, act, stop);
        return NoFacts.Done;
    }

    private async Task SplitYields(EffectContext context, CancellationToken stop)
    {
        var (project, act) = (context.Project, context.Act);
        var earned = await db.ProjectYields.Where(y => y.ProjectId == project.Id && y.Status == "confirmed")
            .SumAsync(y => y.AmountCentavos, stop);
        if (earned == 0) return;
        var shares = (await money.Of(project.Id, stop)).InTieOrder(await packs.Of(project, stop));
        var parts = Split.Once(Money.Mxn(earned), [.. shares.Select(s => s.Paid)]);
        await db.Post(
            Postings.Yield([.. shares.Zip(parts, (s, part) => new ShareAmount(s.Share, part))]),
            new EntryOf(context.Key + "/yields", project.EditionId, project.Id, project.Id,
                await dates.Of(project, act, stop)), act, stop);
    }

    private async Task PostIfAny<T>(
        IEnumerable<T> amounts, Func<IReadOnlyList<T>, EntryDraft> posting, EntryOf entry, Act act,
        CancellationToken stop)
    {
        T[] all = [.. amounts];
        if (all.Length > 0) await db.Post(posting(all), entry, act, stop);
    }
}
