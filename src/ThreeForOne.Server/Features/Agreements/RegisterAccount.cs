using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Agreements;

/// <summary>The account as the treasury enters it.</summary>
public sealed record AccountEntry(string? Clabe, string? Bank, string? Holder, string? Reference);

/// <summary>A field of the form was left empty.</summary>
public sealed record AccountFieldMissing(string Field) : Refusal("account.field_missing")
{
    public override Bilingual Say => new(
        "Escriba el banco, el titular y la referencia de la cuenta.",
        "Write the account's bank, holder and reference.");
}

/// <summary>The treasury enters the account that a project's money goes to; another person confirms it.</summary>
public sealed class RegisterAccount(Database db, Processes processes)
{
    public Task<Result<Project>> Handle(
        Guid taskId, AccountEntry entry, string reason, Actor who, CancellationToken stop) =>
        db.InTransaction<Project>(who, reason, async act =>
        {
            if (!Clabe.Parse(entry.Clabe).TryGet(out var clabe, out var wrong)) return wrong;
            if (new[] { entry.Bank, entry.Holder, entry.Reference }.Any(string.IsNullOrWhiteSpace))
                return new AccountFieldMissing("account");
            if (TextTooLong.Of(
                (entry.Bank, 100, new("Banco", "Bank")), (entry.Holder, 200, new("Titular", "Holder")),
                (entry.Reference, 40, new("Referencia", "Reference"))) is { } tooLong) return tooLong;

            var projectId = await db.Tasks.Where(t => t.Id == taskId && t.ElementId == "register_account")
                .Select(t => (Guid?)t.ProjectId).SingleOrDefaultAsync(stop);
            if (projectId is not { } id || await db.LockProject(id, stop) is null) return new NoSuchTask();

            var account = new RegisteredAccount
            {
                Id = db.NewId(), ProjectId = id, Clabe = clabe.Digits, Bank = entry.Bank!.Trim(),
                Holder = entry.Holder!.Trim(),
                Reference = entry.Reference!.Trim(), RecordedBy = act.By, RecordedAt = act.At,
            };
            db.RegisteredAccounts.Add(account);
            await db.Record("account.entered", act, id, account.Id, new JsonObject(), stop);
            return await processes.Decide(taskId, "registered", act, stop);
        }, stop);
}

/// <summary>The step is done by entering an account, not by a bare decision.</summary>
public sealed record NoAccountEntered() : Refusal("account.none_entered")
{
    public override Bilingual Say =>
        new("Capture primero la cuenta del proyecto.", "Enter the project's account first.");
}

/// <summary>Holds the step open until there is an account to confirm.</summary>
public sealed class AccountIsEntered(Database db) : IStepRule
{
    public string Step => "register_account";

    public async Task<Refusal?> Apply(
        Project project, WorkItem task, string outcome, Act act, CancellationToken stop) =>
        await db.RegisteredAccounts.AnyAsync(
            a => a.ProjectId == project.Id && a.Status == "proposed" && a.RecordedBy == act.By, stop)
            ? null
            : new NoAccountEntered();
}

/// <summary>Another person confirms the account against the bank's paper, or refuses it with a reason.</summary>
public sealed class AccountIsConfirmed(Database db) : IStepRule
{
    public string Step => "confirm_account";

    public async Task<Refusal?> Apply(Project project, WorkItem task, string outcome, Act act, CancellationToken stop)
    {
        var account =
            await db.RegisteredAccounts.SingleAsync(a => a.ProjectId == project.Id && a.Status == "proposed", stop);
        account.Status = outcome == "confirm" ? "confirmed" : "refused";
        account.DecidedBy = act.By;
        account.DecidedAt = act.At;
        account.Reason = act.Reason;
        await db.SaveChangesAsync(stop);
        return null;
    }
}
