using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Funding;

/// <summary>
/// A deposit as it stands on the bank statement. <paramref name="Received"/> is the MXN that arrived; a deposit sent in
/// US$ also tells what was sent, the fee and the rate. <paramref name="Payer"/> is who sent it, as the statement says.
/// </summary>
public sealed record DepositEntry(
    string Party, Money Received, Money? Sent, Money? Fee, Rate? Rate, string BankReference, DateOnly ValueDate,
    byte[]? Evidence, string? Payer = null);

/// <summary>
/// The treasury records money that the bank statement shows and that is one project's alone: the bank line and its one
/// part, which another person confirms.
/// </summary>
public sealed class RecordDeposit(Database db, AddDepositPart parts, RecordBankLine lines)
{
    public Task<Result<Guid>> Handle(
        Guid projectId, DepositEntry entry, string key, string reason, Actor who, CancellationToken stop) =>
        db.InTransaction<Guid>(who, reason, async act =>
        {
            if (!who.Roles.Contains("treasury_clerk")) return new NotYourTurn("treasury_clerk");
            if (await db.LockProject(projectId, stop) is not { } project) return new NoSuchProject();
            return await db.Once(
                "deposit.record", key, Payload(projectId, entry), act, () => Record(project, entry, act, stop), stop);
        }, stop);

    private async Task<Result<Guid>> Record(Project project, DepositEntry entry, Act act, CancellationToken stop)
    {
        if (!PartyLabels.Order.Contains(entry.Party)) return new NothingIsDue(entry.Party);
        var payer = entry.Party == "club" ? entry.Payer : entry.Payer ?? ProjectMoney.BodyOf(entry.Party);
        var clabe = await db.RegisteredAccounts
            .Where(a => a.ProjectId == project.Id && a.Status == "confirmed").Select(a => a.Clabe)
            .SingleOrDefaultAsync(stop);
        if (clabe is null) return new NothingIsDue(entry.Party);
        var credit = new BankLineEntry(
            clabe, entry.ValueDate, entry.Received, entry.BankReference, payer, entry.Sent, entry.Fee, entry.Rate,
            entry.Evidence);
        if (RecordBankLine.Malformed(credit) is { } malformed) return malformed;

        var line = await Refused(credit, stop);
        if (line is null)
        {
            var recorded = await lines.Add(credit, act, stop);
            if (recorded.IsRefusal) return recorded.Refusal;
            line = recorded.Value;
        }
        return await parts.Handle(project, line, entry.Party, entry.Received.Minor, act, stop);
    }

    /// <summary>
    /// The same credit, when all that was made of it was refused: it is taken up again, not recorded twice.
    /// </summary>
    private Task<BankLine?> Refused(BankLineEntry credit, CancellationToken stop)
    {
        var reference = credit.BankReference.Trim();
        return db.BankLines.Where(l => l.Clabe == credit.Clabe && l.ValueDate == credit.ValueDate
                && l.AmountCentavos == credit.Received.Minor && l.BankReference == reference && l.StruckAt == null
                && db.Deposits.Any(d => d.BankLineId == l.Id)
                && !db.Deposits.Any(d => d.BankLineId == l.Id && d.Status != "refused")
                && !db.BankLineReturns.Any(r => r.BankLineId == l.Id && r.Status != "refused"))
            .SingleOrDefaultAsync(stop);
    }

    private static JsonObject Payload(Guid project, DepositEntry entry) => new()
    {
        ["project"] = project.ToString(), ["party"] = entry.Party, ["received"] = entry.Received.Minor,
        ["sent"] = entry.Sent?.Minor,
        ["fee"] = entry.Fee?.Minor, ["rate"] = entry.Rate?.Millionths, ["reference"] = entry.BankReference,
        ["date"] = entry.ValueDate.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        ["payer"] = entry.Payer,
    };
}
