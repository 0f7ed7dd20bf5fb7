using ThreeForOne.Server.Features.Funding;
using ThreeForOne.Server.Features.Projects;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Closing;

/// <summary>The form of yields as typed.</summary>
public sealed record YieldFields
{
    public string? Amount { get; init; }
    public string? BankReference { get; init; }
    public DateParts ValueDate { get; init; } = new();

    /// <summary>Null when a problem was said at a field.</summary>
    public YieldEntry? Read(Action<Refusal, string> say)
    {
        var fields = new FieldReader("Yield", say);
        var typed = MoneyText.Parse(Amount);
        var amount = fields.Of(
            nameof(Amount), typed.TryGet(out var read, out _) && read.IsZero ? new AmountIsZero() : typed);
        var date = fields.Of(nameof(ValueDate), ValueDate.Read());
        var reference = fields.Of(nameof(BankReference), RequiredText.Of(BankReference));
        return fields.Broken ? null : new YieldEntry(amount, reference ?? "", date, null);
    }

    /// <summary>The field that a refusal of the use case is about, told on top when there is none.</summary>
    public static string FieldOf(Refusal refusal) => refusal switch
    {
        ValueDateOutside => "Yield.ValueDate",
        YieldIncomplete => "Yield.Amount",
        { Code: "rule.yield_once" or "rule.yield_is_no_deposit" } => "Yield.BankReference",
        _ => "",
    };
}
