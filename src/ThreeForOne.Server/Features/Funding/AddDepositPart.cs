using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Funding;

/// <summary>
/// Makes a part of a bank line the deposit of a party to a project, which another person then confirms. The project is
/// locked by the caller; the database holds that the parts never exceed their line.
/// </summary>
public sealed class AddDepositPart(Database db, Processes processes, DepositRules rules)
{
    public async Task<Result<Guid>> Handle(
        Project project, BankLine line, string party, long centavos, Act act, CancellationToken stop)
    {
        if (await rules.Problem(project, party, centavos, line.ValueDate, line.Payer, act, stop) is { } refusal)
            return refusal;

        var account =
            await db.RegisteredAccounts.SingleAsync(a => a.ProjectId == project.Id && a.Status == "confirmed", stop);
        var (sent, fee) = await DollarsOf(line, centavos, stop);
        var deposit = new Deposit
        {
            Id = db.NewId(), ProjectId = project.Id, Party = party, AccountId = account.Id, BankLineId = line.Id,
            Payer = line.Payer, AmountCentavos = centavos,
            Currency = sent is null ? "MXN" : "USD", SentCents = sent, FeeCents = fee,
            RateMillionths = sent is null ? null : line.RateMillionths, BankReference = line.BankReference,
            ValueDate = line.ValueDate,
            EvidenceSha256 = line.EvidenceSha256, RecordedBy = act.By, RecordedAt = act.At,
        };
        db.Deposits.Add(deposit);
        await processes.TakeDuty(project, "deposit_recorder", act, stop);
        await db.Record("deposit.recorded", act, project.Id, deposit.Id, new JsonObject
        {
            ["party"] = party, ["centavos"] = centavos, ["line"] = line.Id.ToString(),
        }, stop);
        var started = await processes.Start(project, "deposit", deposit.Id, act, stop);
        return started.IsRefusal ? started.Refusal : deposit.Id;
    }

    /// <summary>A part's dollars follow its pesos; the part that completes the line takes the rest of them.</summary>
    private async Task<(long? Sent, long? Fee)> DollarsOf(BankLine line, long centavos, CancellationToken stop)
    {
        if (line is not { SentCents: { } sent, FeeCents: { } fee }) return (null, null);
        if (centavos == line.AmountCentavos) return (sent, fee);
        var others = await db.Deposits.AsNoTracking()
            .Where(d => d.BankLineId == line.Id && (d.Status == "recorded" || d.Status == "confirmed"))
            .Select(d => new { d.AmountCentavos, Sent = d.SentCents ?? 0, Fee = d.FeeCents ?? 0 }).ToListAsync(stop);
        var completes = centavos + others.Sum(o => o.AmountCentavos) == line.AmountCentavos;
        var part = completes ? sent - others.Sum(o => o.Sent) : Proportion(sent);
        var cost = completes ? fee - others.Sum(o => o.Fee) : Proportion(fee);
        return part > 0 && cost >= 0 && cost < part ? (part, cost) : (null, null);

        long Proportion(long cents) => (long)((Int128)cents * centavos / line.AmountCentavos);
    }
}
