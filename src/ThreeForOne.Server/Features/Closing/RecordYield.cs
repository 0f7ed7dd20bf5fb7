using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Funding;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Closing;

/// <summary>What the bank paid on the account, as its statement shows it.</summary>
public sealed record YieldEntry(Money Amount, string BankReference, DateOnly ValueDate, byte[]? Evidence);

/// <summary>A bank reference and an amount above zero are the least that is needed.</summary>
public sealed record YieldIncomplete() : Refusal("yield.incomplete")
{
    public override Bilingual Say => new(
        "Escriba lo que pagó el banco, en pesos y mayor que cero, y la referencia del estado de cuenta.",
        "Write what the bank paid, in pesos and above zero, and the statement's reference.");
}

/// <summary>The project has no account that could earn, or it is settled.</summary>
public sealed record NoAccountEarns() : Refusal("yield.no_account")
{
    public override Bilingual Say => new(
        "El proyecto no tiene una cuenta abierta que gane rendimientos.",
        "The project has no open account that earns yields.");
}

/// <summary>
/// The treasury records what the account earned; another person confirms it, and it is split once, at closing.
/// </summary>
public sealed class RecordYield(Database db, Processes processes, EffectiveDates dates)
{
    private static readonly string[] OpenStates =
        ["CONVENIDA", "FONDEADA", "EN_EJECUCION", "TERMINADA", "ENTREGADA"];

    public Task<Result<Guid>> Handle(
        Guid projectId, YieldEntry entry, string key, string reason, Actor who, CancellationToken stop) =>
        db.InTransaction<Guid>(who, reason, async act =>
        {
            if (!who.Roles.Contains("treasury_clerk")) return new NotYourTurn("treasury_clerk");
            if (await db.LockProject(projectId, stop) is not { } project) return new NoSuchProject();
            var payload = new JsonObject
            {
                ["project"] = projectId.ToString(), ["centavos"] = entry.Amount.Minor,
                ["reference"] = entry.BankReference,
                ["date"] = entry.ValueDate.ToString("O", CultureInfo.InvariantCulture),
            };
            return await db.Once("yield.record", key, payload, act, () => Record(project, entry, act, stop), stop);
        }, stop);

    /// <summary>Whether a project in this state has an account that earns.</summary>
    public static bool MayEarn(string state) => OpenStates.Contains(state);

    private async Task<Result<Guid>> Record(Project project, YieldEntry entry, Act act, CancellationToken stop)
    {
        if (entry.Amount.Minor <= 0 || entry.Amount.Currency != Currency.Mxn
            || string.IsNullOrWhiteSpace(entry.BankReference)) return new YieldIncomplete();
        if (TextTooLong.Of((entry.BankReference, 60, new("Referencia del banco", "Bank reference"))) is { } tooLong)
            return tooLong;
        var account = await db.RegisteredAccounts.AsNoTracking()
            .SingleOrDefaultAsync(a => a.ProjectId == project.Id && a.Status == "confirmed", stop);
        if (account is null || !MayEarn(project.State)) return new NoAccountEarns();
        var (first, today) = (await dates.Of(project, act with { At = account.DecidedAt!.Value }, stop),
            await dates.Of(project, act, stop));
        if (entry.ValueDate < first || entry.ValueDate > today) return new ValueDateOutside(first, today);

        var earned = new ProjectYield
        {
            Id = db.NewId(), ProjectId = project.Id, AccountId = account.Id, AmountCentavos = entry.Amount.Minor,
            BankReference = entry.BankReference.Trim(), ValueDate = entry.ValueDate, EvidenceSha256 = entry.Evidence,
            RecordedBy = act.By, RecordedAt = act.At,
        };
        db.ProjectYields.Add(earned);
        await processes.TakeDuty(project, "deposit_recorder", act, stop);
        await db.Record("yield.recorded", act, project.Id, earned.Id,
            new JsonObject { ["centavos"] = earned.AmountCentavos }, stop);
        var started = await processes.Start(project, "yield", earned.Id, act, stop);
        return started.IsRefusal ? started.Refusal : earned.Id;
    }
}
