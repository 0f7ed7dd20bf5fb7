using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Funding;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Payments;

/// <summary>Whom to pay from the project's account, and for what.</summary>
public sealed record PaymentEntry(Money Amount, string? Payee, string? PayeeClabe, string? Concept);

/// <summary>Payments go out only while the works run.</summary>
public sealed record WorksAreNotRunning(string State) : Refusal("payment.works_not_running")
{
    public override Bilingual Say => new(
        "Solo se paga mientras la obra está en ejecución, con todas las aportaciones confirmadas.",
        "Payments are made only while the works run, with every contribution confirmed.");
}

/// <summary>The payment is more than the account holds for the project.</summary>
public sealed record NotEnoughInTheAccount(long Centavos) : Refusal("payment.not_enough")
{
    public override Bilingual Say => new(
        $"La cuenta del proyecto tiene disponibles {MoneyText.Format(Money.Mxn(Centavos))} MXN, contando los pagos ya ordenados.",
        $"The project's account has {MoneyText.Format(Money.Mxn(Centavos))} MXN available, counting payments already ordered.");
}

/// <summary>Amount, payee and concept are all needed.</summary>
public sealed record PaymentIncomplete() : Refusal("payment.incomplete")
{
    public override Bilingual Say => new(
        "Escriba un monto mayor que cero, a quién se paga y por qué concepto.",
        "Write an amount above zero, who is paid and for what.");
}

/// <summary>A payment orderer orders money out of the project's account; two other people approve it.</summary>
public sealed class OrderPayment(Database db, Processes processes, ProjectMoney money)
{
    public Task<Result<Guid>> Handle(
        Guid projectId, PaymentEntry entry, string key, string reason, Actor who, CancellationToken stop) =>
        db.InTransaction<Guid>(who, reason, async act =>
        {
            if (!who.Roles.Contains("payment_orderer")) return new NotYourTurn("payment_orderer");
            if (await db.LockProject(projectId, stop) is not { } project) return new NoSuchProject();
            var payload = new JsonObject
            {
                ["project"] = projectId.ToString(), ["centavos"] = entry.Amount.Minor, ["payee"] = entry.Payee,
                ["clabe"] = entry.PayeeClabe,
                ["concept"] = entry.Concept,
            };
            return await db.Once("payment.order", key, payload, act, () => Order(project, entry, act, stop), stop);
        }, stop);

    private async Task<Result<Guid>> Order(Project project, PaymentEntry entry, Act act, CancellationToken stop)
    {
        if (entry.Amount.Minor <= 0 || string.IsNullOrWhiteSpace(entry.Payee)
            || string.IsNullOrWhiteSpace(entry.Concept))
            return new PaymentIncomplete();
        if (TextTooLong.Of(
            (entry.Payee, 200, new("A quién se paga", "Payee")), (entry.Concept, 500, new("Concepto", "For")))
            is { } tooLong) return tooLong;
        if (!Clabe.Parse(entry.PayeeClabe).TryGet(out var clabe, out var wrong)) return wrong;
        if (project.State is not ("EN_EJECUCION" or "TERMINADA")) return new WorksAreNotRunning(project.State);

        var shares = await money.Of(project.Id, stop);
        var onItsWay = await db.Payments.Where(p => p.ProjectId == project.Id && p.Status == "ordered")
            .SumAsync(p => p.AmountCentavos, stop);
        var available = shares.Sum(s => s.Unspent) - onItsWay;
        if (entry.Amount.Minor > available) return new NotEnoughInTheAccount(available);

        var payment = new Payment
        {
            Id = db.NewId(), ProjectId = project.Id, AmountCentavos = entry.Amount.Minor, Payee = entry.Payee.Trim(),
            PayeeClabe = clabe.Digits,
            Concept = entry.Concept.Trim(), OrderedBy = act.By, OrderedAt = act.At,
        };
        db.Payments.Add(payment);
        await processes.TakeDuty(project, "payment_orderer", act, stop);
        await db.Record("payment.ordered", act, project.Id, payment.Id,
            new JsonObject { ["centavos"] = payment.AmountCentavos }, stop);
        var started = await processes.Start(project, "payment", payment.Id, act, stop);
        return started.IsRefusal ? started.Refusal : payment.Id;
    }
}
