namespace ThreeForOne.Server.Features.Funding;

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

/// <summary>The fee took everything that was sent, or more.</summary>
public sealed record FeeNotBelowSent() : Refusal("deposit.fee_not_below_sent")
{
    public override Bilingual Say => new(
        "La comisión debe ser menor que lo enviado.", "The fee must be less than what was sent.");
}

/// <summary>Contributions come in pesos or US dollars.</summary>
public sealed record CurrencyUnknown(string Currency) : Refusal("deposit.currency_unknown")
{
    public override Bilingual Say => new(
        "Elija pesos (MXN) o dólares (USD).", "Choose pesos (MXN) or dollars (USD).");
}

/// <summary>A bank reference and a positive amount are the least that is needed.</summary>
public sealed record DepositIncomplete() : Refusal("deposit.incomplete")
{
    public override Bilingual Say => new(
        "Escriba el monto recibido, mayor que cero, y la referencia del banco.",
        "Write the amount received, more than zero, and the bank's reference.");
}

/// <summary>Nobody can tell whose money it is without the name on the statement.</summary>
public sealed record PayerMissing() : Refusal("deposit.payer_missing")
{
    public override Bilingual Say => new(
        "Escriba quién envió el dinero, tal como aparece en el estado de cuenta.",
        "Write who sent the money, as the bank statement shows it.");
}

/// <summary>A club's contribution is its members' money, never a government's.</summary>
public sealed record PayerIsGovernment(string Found) : Refusal("deposit.payer_is_government")
{
    public override Bilingual Say => new(
        $"La aportación del club no puede venir de un gobierno, y quien envía parece serlo («{Found}»). Si es la parte de un gobierno, regístrela como suya.",
        $"The club's contribution cannot come from a government, and the sender seems to be one (“{Found}”). If it is a government's share, record it as that party's.");
}
