using ThreeForOne.Server.Features.Projects;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Funding;

/// <summary>A credit of the bank as typed; a field that cannot be read is told at itself.</summary>
public record CreditFields
{
    public string? Received { get; init; }
    public string? Currency { get; init; }
    public string? Sent { get; init; }
    public string? Fee { get; init; }
    public string? Rate { get; init; }
    public string? BankReference { get; init; }
    public string? Payer { get; init; }
    public DateParts ValueDate { get; init; } = new();

    /// <summary>The credit as an entry of this account; null when a problem was said at a field.</summary>
    public BankLineEntry? Read(string clabe, FieldReader fields, byte[]? evidence)
    {
        var received = fields.Of(nameof(Received), Positive(MoneyText.Parse(Received)));
        var date = fields.Of(nameof(ValueDate), ValueDate.Read());
        fields.Of(nameof(BankReference), RequiredText.Of(BankReference));
        if (Currency is not (null or "" or "MXN" or "USD"))
            fields.Of(nameof(Currency), (Result<string>)new CurrencyUnknown(Currency));
        var dollars = Currency == "USD" || !string.IsNullOrWhiteSpace(Sent + Fee + Rate);
        Money? sent = dollars ? fields.Of(nameof(Sent), Positive(MoneyText.Parse(Sent, Domain.Currency.Usd))) : null;
        Money? fee = dollars ? fields.Of(nameof(Fee), MoneyText.Parse(Fee, Domain.Currency.Usd)) : null;
        Rate? rate = dollars ? fields.Of(nameof(Rate), Domain.Rate.Parse(Rate)) : null;
        if (!fields.Broken && fee >= sent) fields.Of(nameof(Fee), (Result<string>)new FeeNotBelowSent());
        return fields.Broken ? null
            : new BankLineEntry(clabe, date, received, BankReference ?? "", Payer, sent, fee, rate, evidence);
    }

    /// <summary>The field that a refusal of the use case is about, told on top when there is none.</summary>
    public static string FieldOf(string form, Refusal refusal)
    {
        var field = refusal switch
        {
            PayerMissing or PayerIsGovernment => nameof(Payer),
            ValueDateOutside => nameof(ValueDate),
            DollarsIncomplete or MoneyTooLarge => nameof(Sent),
            FeeNotBelowSent => nameof(Fee),
            DepositIncomplete or NotTheOrderedAmount => nameof(Received),
            AccountNotRegistered => "Clabe",
            { Code: "rule.deposit_once" } => nameof(BankReference),
            { Code: "rule.payer_is_no_government" } => nameof(Payer),
            _ => "",
        };
        return field.Length == 0 ? "" : $"{form}.{field}";
    }

    private static Result<Money> Positive(Result<Money> typed) =>
        typed.TryGet(out var amount, out _) && amount.IsZero ? new AmountIsZero() : typed;
}

/// <summary>Nothing was sent or received.</summary>
public sealed record AmountIsZero() : Refusal("deposit.amount_is_zero")
{
    public override Bilingual Say =>
        new("Escriba una cantidad mayor que cero.", "Enter an amount above zero.");
}
