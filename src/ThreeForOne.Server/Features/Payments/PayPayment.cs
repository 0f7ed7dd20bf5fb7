using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Funding;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Workflow;

namespace ThreeForOne.Server.Features.Payments;

/// <summary>
/// Keeps each approver's ruling on the payment itself, where the database counts that there are two people.
/// </summary>
public sealed class PaymentIsApproved(Database db) : IStepRule
{
    public string Step => "approve_payment";

    public async Task<Refusal?> Apply(Project project, WorkItem task, string outcome, Act act, CancellationToken stop)
    {
        var payment = await db.ProcessInstances.Where(i => i.Id == task.InstanceId).Select(i => i.SubjectId!.Value)
            .SingleAsync(stop);
        db.PaymentApprovals.Add(new PaymentApproval
        {
            PaymentId = payment, PersonId = act.By, ProjectId = project.Id, Outcome = outcome, Reason = act.Reason,
            DecidedAt = act.At,
        });
        await db.SaveChangesAsync(stop);
        return null;
    }
}

/// <summary>
/// An approved payment leaves the project's account. Each party is charged by what it put in, spare centavos so that no
/// party strays from its exact share.
/// </summary>
public sealed class PayPayment(Database db, ProjectMoney money, EffectiveDates dates, Packs packs) : IEffect
{
    public static string Name => "payment.pay";

    public async Task<Result<IReadOnlyDictionary<string, FactValue>>> Run(EffectContext context, CancellationToken stop)
    {
        var (project, act) = (context.Project, context.Act);
        var payment = await db.Payments.SingleAsync(p => p.Id == context.Subject, stop);
        var shares = (await money.Of(project.Id, stop)).InTieOrder(await packs.Of(project, stop));
        if (payment.AmountCentavos > shares.Sum(s => s.Unspent))
            return new NotEnoughInTheAccount(shares.Sum(s => s.Unspent));

        payment.Status = "paid";
        payment.DecidedAt = act.At;
        var charged = Split.Cumulative(
            Money.Mxn(payment.AmountCentavos), [.. shares.Select(s => s.Paid)], [.. shares.Select(s => s.Spent)]);
        await db.Record("payment.paid", act, project.Id, payment.Id, new JsonObject
        {
            ["centavos"] = payment.AmountCentavos,
            ["charged"] =
                new JsonObject(shares.Zip(charged, (s, c) => KeyValuePair.Create(s.Party, (JsonNode?)c.Minor))),
        }, stop);
        await db.Post(
            Postings.PaymentOut([.. shares.Zip(charged, (s, c) => new ShareAmount(s.Share, c))]),
            new EntryOf(context.Key, project.EditionId, project.Id, payment.Id, await dates.Of(project, act, stop)),
            act, stop);
        return NoFacts.Done;
    }
}

/// <summary>An approver refused: the payment ends without moving money.</summary>
public sealed class RejectPayment(Database db) : IEffect
{
    public static string Name => "payment.reject";

    public async Task<Result<IReadOnlyDictionary<string, FactValue>>> Run(EffectContext context, CancellationToken stop)
    {
        var payment = await db.Payments.SingleAsync(p => p.Id == context.Subject, stop);
        payment.Status = "rejected";
        payment.DecidedAt = context.Act.At;
        await db.Record("payment.rejected", context.Act, context.Project.Id, payment.Id,
            new JsonObject { ["centavos"] = payment.AmountCentavos }, stop);
        return NoFacts.Done;
    }
}
