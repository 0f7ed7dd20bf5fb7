using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Funding;

/// <summary>
/// A deposit as it stands on the bank statement. <paramref name="Received"/> is the MXN that arrived; a deposit sent in
/// US$ also tells what was sent, the fee and the rate.
/// </summary>
public sealed record DepositEntry(
    string Party, Money Received, Money? Sent, Money? Fee, Rate? Rate, string BankReference, DateOnly ValueDate,
    byte[]? Evidence);

/// <summary>Money can only be recorded once the agreement says where it goes.</summary>
public sealed record NothingIsDue(string Party) : Refusal("deposit.nothing_due")
{
    public override Bilingual Say => new(
        "En este momento no se espera ningún depósito de esa parte.", "No deposit is expected from that party now.");
}

/// <summary>The bank's value date is before the agreement or after today.</summary>
public sealed record ValueDateOutside(DateOnly First, DateOnly Last) : Refusal("deposit.value_date_outside")
{
    public override Bilingual Say => new(
        $"La fecha del depósito debe estar entre el {First:dd/MM/yyyy} y el {Last:dd/MM/yyyy}.",
        $"The deposit's date must be between {First:dd/MM/yyyy} and {Last:dd/MM/yyyy}.");
}

/// <summary>A government deposits exactly what it ordered.</summary>
public sealed record NotTheOrderedAmount(long Centavos) : Refusal("deposit.not_the_ordered_amount")
{
    public override Bilingual Say => new(
        $"El depósito debe ser por el monto de la orden de ministración: {MoneyText.Format(Money.Mxn(Centavos))}.",
        $"The deposit must be for the amount of the ministration order: {MoneyText.Format(Money.Mxn(Centavos))}.");
}

/// <summary>The government has not ordered this money yet.</summary>
public sealed record NotOrderedYet(string Party) : Refusal("deposit.not_ordered_yet")
{
    public override Bilingual Say => new(
        "Esa parte todavía no ha firmado su orden de ministración.",
        "That party has not signed its ministration order yet.");
}

/// <summary>What was sent, its fee and its rate go together.</summary>
public sealed record DollarsIncomplete() : Refusal("deposit.dollars_incomplete")
{
    public override Bilingual Say => new(
        "Si el envío fue en dólares, escriba lo enviado, la comisión (menor que lo enviado) y el tipo de cambio.",
        "If dollars were sent, write what was sent, the fee (less than what was sent) and the rate.");
}

/// <summary>A bank reference and a positive amount are the least that is needed.</summary>
public sealed record DepositIncomplete() : Refusal("deposit.incomplete")
{
    public override Bilingual Say => new(
        "Escriba el monto recibido, mayor que cero, y la referencia del banco.",
        "Write the amount received, more than zero, and the bank's reference.");
}

/// <summary>The treasury records money that the bank statement shows; another person confirms it.</summary>
public sealed class RecordDeposit(Database db, Processes processes, ProjectMoney money, EffectiveDates dates)
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
        if (entry.Received.Minor <= 0 || entry.Received.Currency != Currency.Mxn
            || string.IsNullOrWhiteSpace(entry.BankReference))
            return new DepositIncomplete();
        if (TextTooLong.Of((entry.BankReference, 60, new("Referencia del banco", "Bank reference"))) is { } tooLong)
            return tooLong;
        if (await Problem(project, entry, act, stop) is { } refusal) return refusal;

        var account =
            await db.RegisteredAccounts.SingleAsync(a => a.ProjectId == project.Id && a.Status == "confirmed", stop);
        var deposit = new Deposit
        {
            Id = db.NewId(), ProjectId = project.Id, Party = entry.Party, AccountId = account.Id,
            AmountCentavos = entry.Received.Minor,
            Currency = entry.Sent is null ? "MXN" : "USD", SentCents = entry.Sent?.Minor, FeeCents = entry.Fee?.Minor,
            RateMillionths = entry.Rate?.Millionths, BankReference = entry.BankReference.Trim(),
            ValueDate = entry.ValueDate,
            EvidenceSha256 = entry.Evidence, RecordedBy = act.By, RecordedAt = act.At,
        };
        db.Deposits.Add(deposit);
        await processes.TakeDuty(project, "deposit_recorder", act, stop);
        await db.Record("deposit.recorded", act, project.Id, deposit.Id, new JsonObject
        {
            ["party"] = entry.Party, ["centavos"] = entry.Received.Minor,
        }, stop);
        var started = await processes.Start(project, "deposit", deposit.Id, act, stop);
        return started.IsRefusal ? started.Refusal : deposit.Id;
    }

    private async Task<Refusal?> Problem(Project project, DepositEntry entry, Act act, CancellationToken stop)
    {
        var share = (await money.Of(project.Id, stop)).FirstOrDefault(s => s.Party == entry.Party);
        if (share is null || project.State is not ("CONVENIDA" or "FONDEADA" or "EN_EJECUCION"))
            return new NothingIsDue(entry.Party);
        if ((entry.Sent is null) != (entry.Rate is null) || (entry.Sent is null) != (entry.Fee is null)
            || (entry.Sent is { } sent
                && (sent.Minor <= 0 || entry.Fee!.Value.Minor < 0
                    || entry.Fee.Value >= sent))) return new DollarsIncomplete();
        // Pages and the receipt tell what the dollars should have been worth.
        if (entry is { Sent: { } dollars, Rate: { } rate }
            && (Int128)dollars.Minor * rate.Millionths / 1_000_000 > MoneyText.MaxMinor) return new MoneyTooLarge();

        var agreed = await db.Documents.Where(d => d.ProjectId == project.Id && d.Type == "agreement")
            .MinAsync(d => d.IssuedAt, stop);
        var (first, today) =
            (await dates.Of(project, act with { At = agreed }, stop), await dates.Of(project, act, stop));
        if (entry.ValueDate < first || entry.ValueDate > today) return new ValueDateOutside(first, today);
        if (share.BudgetLine is null) return null;

        var ministration =
            await db.Ministrations.SingleAsync(m => m.ProjectId == project.Id && m.Party == entry.Party, stop);
        if (ministration.Status == "due") return new NotOrderedYet(entry.Party);
        if (ministration.Status == "paid"
            || await db.Deposits.AnyAsync(
                d => d.ProjectId == project.Id && d.Party == entry.Party && d.Status == "recorded", stop))
            return new NothingIsDue(entry.Party);
        return ministration.AmountCentavos == entry.Received.Minor
            ? null
            : new NotTheOrderedAmount(ministration.AmountCentavos);
    }

    private static JsonObject Payload(Guid project, DepositEntry entry) => new()
    {
        ["project"] = project.ToString(), ["party"] = entry.Party, ["received"] = entry.Received.Minor,
        ["sent"] = entry.Sent?.Minor,
        ["fee"] = entry.Fee?.Minor, ["rate"] = entry.Rate?.Millionths, ["reference"] = entry.BankReference,
        ["date"] = entry.ValueDate.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
    };
}
