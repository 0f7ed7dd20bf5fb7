using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Funding;

/// <summary>A credit as the statement of a registered account shows it; the dollars behind it where known.</summary>
public sealed record BankLineEntry(
    string Clabe, DateOnly ValueDate, Money Received, string BankReference, string? Payer, Money? Sent, Money? Fee,
    Rate? Rate, byte[]? Evidence);

/// <summary>The credit went to an account that no project of this office has registered.</summary>
public sealed record AccountNotRegistered() : Refusal("bank_line.account_not_registered")
{
    public override Bilingual Say => new(
        "Esa CLABE no está registrada en ningún proyecto de su oficina.",
        "That CLABE is not registered for any project of your office.");
}

/// <summary>
/// The treasury records a credit whose project it does not know yet, or which is for several: it waits in "Depósitos
/// por identificar" until it is divided or returned.
/// </summary>
public sealed class RecordBankLine(Database db)
{
    public Task<Result<Guid>> Handle(
        BankLineEntry entry, string key, string reason, Actor who, CancellationToken stop) =>
        db.InTransaction<Guid>(who, reason, async act =>
        {
            if (!who.Roles.Contains("treasury_clerk")) return new NotYourTurn("treasury_clerk");
            return await db.Once("bank_line.record", key, Payload(entry), act, async () =>
            {
                if (Malformed(entry) is { } malformed) return malformed;
                var recorded = await Add(entry, act, stop);
                return recorded.IsRefusal ? recorded.Refusal : Result<Guid>.Of(recorded.Value.Id);
            }, stop);
        }, stop);

    /// <summary>What is wrong with the credit by itself; null when nothing is.</summary>
    public static Refusal? Malformed(BankLineEntry entry)
    {
        if (entry.Received.Minor <= 0 || entry.Received.Currency != Currency.Mxn
            || string.IsNullOrWhiteSpace(entry.BankReference)) return new DepositIncomplete();
        if (string.IsNullOrWhiteSpace(entry.Payer)) return new PayerMissing();
        return TextTooLong.Of(
                (entry.BankReference, 60, new("Referencia del banco", "Bank reference")),
                (entry.Payer, 200, new("Quién envía", "Sender")))
            ?? DepositRules.Dollars(entry.Sent, entry.Fee, entry.Rate);
    }

    /// <summary>Adds the line in the transaction that is under way.</summary>
    public async Task<Result<BankLine>> Add(BankLineEntry entry, Act act, CancellationToken stop)
    {
        var account = await db.RegisteredAccounts.AsNoTracking()
            .Where(a => a.Clabe == entry.Clabe && a.Status == "confirmed").OrderBy(a => a.Id)
            .Join(db.Projects, a => a.ProjectId, p => p.Id, (a, p) => new { p.StateCode }).FirstOrDefaultAsync(stop);
        if (account is null) return new AccountNotRegistered();
        // A line has no project, whose pack would tell the zone.
        var today = MexicoCity.Day(act.At);
        var oldest = today.AddYears(-2);
        if (entry.ValueDate > today || entry.ValueDate < oldest) return new ValueDateOutside(oldest, today);

        var mine = db.Actor.Organisation;
        var line = new BankLine
        {
            Id = db.NewId(), Clabe = entry.Clabe, StateCode = account.StateCode,
            MunicipalityCode = await db.Organisations.Where(o => o.Id == mine).Select(o => o.MunicipalityCode)
                .SingleAsync(stop),
            ValueDate = entry.ValueDate, AmountCentavos = entry.Received.Minor,
            BankReference = entry.BankReference.Trim(), Payer = entry.Payer!.Trim(),
            Currency = entry.Sent is null ? "MXN" : "USD", SentCents = entry.Sent?.Minor, FeeCents = entry.Fee?.Minor,
            RateMillionths = entry.Rate?.Millionths, EvidenceSha256 = entry.Evidence, RecordedBy = act.By,
            RecordedAt = act.At,
        };
        db.BankLines.Add(line);
        await db.Record("bank_line.recorded", act, null, line.Id, Scope(line, new JsonObject
        {
            ["centavos"] = line.AmountCentavos,
        }), stop);
        return line;
    }

    /// <summary>Whose offices may read what is told about a line.</summary>
    internal static JsonObject Scope(BankLine line, JsonObject facts)
    {
        facts["for_state"] = line.StateCode;
        facts["for_municipality"] = line.MunicipalityCode;
        return facts;
    }

    private static JsonObject Payload(BankLineEntry entry) => new()
    {
        ["clabe"] = entry.Clabe, ["received"] = entry.Received.Minor, ["reference"] = entry.BankReference,
        ["date"] = entry.ValueDate.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        ["payer"] = entry.Payer, ["sent"] = entry.Sent?.Minor, ["fee"] = entry.Fee?.Minor,
        ["rate"] = entry.Rate?.Millionths,
    };
}
