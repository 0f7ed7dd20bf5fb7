using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Funding;

/// <summary>There is no such deposit, or the actor may not see it.</summary>
public sealed record NoSuchDeposit() : Refusal("deposit.none")
{
    public override Bilingual Say => new("No encontramos ese depósito.", "We could not find that deposit.");
}

/// <summary>Only a confirmed deposit can be taken back; one that was only recorded is refused instead.</summary>
public sealed record DepositNotConfirmed() : Refusal("deposit.not_confirmed")
{
    public override Bilingual Say => new(
        "Solo se revierte un depósito confirmado. Si apenas se registró, quien concilia puede rechazarlo.",
        "Only a confirmed deposit is reversed. If it was only recorded, the reconciler can refuse it.");
}

/// <summary>The account no longer holds what this deposit brought.</summary>
public sealed record DepositAlreadySpent(long Spent, long Left, long Deposit) : Refusal("deposit.already_spent")
{
    public override Bilingual Say => new(
        $"No se puede revertir: de esa parte ya se gastaron {Amount(Spent)}; quedan {Amount(Left)} en la cuenta y el depósito fue de {Amount(Deposit)}.",
        $"It cannot be reversed: {Amount(Spent)} of that party's money is spent; {Amount(Left)} is left in the account and the deposit was {Amount(Deposit)}.");

    private static string Amount(long centavos) => MoneyText.Format(Money.Mxn(centavos));
}

/// <summary>The project's account is settled, or the project has ended.</summary>
public sealed record TooLateToReverse() : Refusal("deposit.too_late_to_reverse")
{
    public override Bilingual Say => new(
        "El proyecto ya terminó o cerró su cuenta; sus depósitos ya no se revierten.",
        "The project has finished or its account is settled; its deposits are no longer reversed.");
}

/// <summary>Someone finds that a confirmed deposit should not stand, and says why; another person decides.</summary>
public sealed class ProposeReversal(Database db, Processes processes, ReversalRules rules)
{
    public Task<Result<Guid>> Handle(
        Guid projectId, Guid depositId, string? reason, Actor who, CancellationToken stop) =>
        db.InTransaction<Guid>(who, (reason ?? "").Trim(), async act =>
        {
            if (!who.Roles.Contains("treasury_clerk")) return new NotYourTurn("treasury_clerk");
            if (act.Reason.Length == 0) return new ReasonMissing();
            if (await db.LockProject(projectId, stop) is not { } project) return new NoSuchProject();
            var deposit = await db.Deposits
                .SingleOrDefaultAsync(d => d.Id == depositId && d.ProjectId == projectId, stop);
            if (deposit is null) return new NoSuchDeposit();
            if (await rules.Problem(project, deposit, stop) is { } refusal) return refusal;

            var reversal = new DepositReversal
            {
                Id = db.NewId(), ProjectId = project.Id, DepositId = deposit.Id, Reason = act.Reason,
                ProposedBy = act.By, ProposedAt = act.At,
            };
            db.DepositReversals.Add(reversal);
            await processes.TakeDuty(project, "deposit_recorder", act, stop);
            await db.Record("deposit.reversal_proposed", act, project.Id, deposit.Id, new JsonObject
            {
                ["party"] = deposit.Party, ["centavos"] = deposit.AmountCentavos,
            }, stop);
            var started = await processes.Start(project, "reversal", reversal.Id, act, stop);
            return started.IsRefusal ? started.Refusal : reversal.Id;
        }, stop);
}

/// <summary>What must hold before a deposit is taken back: it is confirmed, and its money is still there.</summary>
public sealed class ReversalRules(ProjectMoney money)
{
    public async Task<Refusal?> Problem(Project project, Deposit deposit, CancellationToken stop)
    {
        if (deposit.Status != "confirmed") return new DepositNotConfirmed();
        if (project.State is not ("CONVENIDA" or "FONDEADA" or "EN_EJECUCION")) return new TooLateToReverse();
        var share = (await money.Of(project.Id, stop)).Single(s => s.Party == deposit.Party);
        return share.Unspent < deposit.AppliedCentavos || share.Surplus < deposit.SurplusCentavos
            ? new DepositAlreadySpent(share.Spent, share.Unspent + share.Surplus, deposit.AmountCentavos)
            : null;
    }
}
