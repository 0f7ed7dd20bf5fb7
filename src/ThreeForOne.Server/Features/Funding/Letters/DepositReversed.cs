using ThreeForOne.Server.Features.Mail;

namespace ThreeForOne.Server.Features.Funding.Letters;

/// <summary>To the party that paid in: a confirmed deposit was taken back, why, and what its share lacks now.</summary>
/// <param name="Missing">What the party has to deposit now, in pesos.</param>
public sealed record DepositReversed(
    Guid Project, string Folio, string Title, string Office, Money Amount, string Reference, string Reason,
    Money Missing)
    : LetterFacts(Known)
{
    public static MailKind Known { get; } = new(
        "deposit.reversed", MailGroup.Money, new("Depósito revertido", "Deposit reversed"), IsNotice: true);

    public override Letter Write(MailReader reader)
    {
        var t = reader.T;
        var (amount, missing) = (t.AmountWithCurrency(Amount), t.AmountWithCurrency(Missing));
        return new(
            t[
                $"Se revirtió su depósito de {amount} para {Folio}",
                $"Your deposit of {amount} for {Folio} was reversed"],
            [
                t[
                    $"{Office} revirtió el depósito con referencia {Reference} para «{Title}», que estaba confirmado.",
                    $"{Office} reversed the deposit with reference {Reference} for “{Title}”, which was confirmed."],
                t[$"Motivo: {Reason}", $"Reason: {Reason}"],
                t["Su recibo ya no vale; lo sustituye la constancia de la reversión.",
                    "Its receipt is no longer valid; the record of the reversal replaces it."],
                Missing.Minor > 0
                    ? t[$"A su parte le faltan {missing}.", $"Your share lacks {missing}."]
                    : t["Su parte sigue completa.", "Your share is still complete."],
            ],
            t[
                $"Pregunte a {Office} qué pasó con el dinero. Si salió de su banco, tenga a la mano el número de rastreo.",
                $"Ask {Office} what became of the money. If it has left your bank, have its tracking number at hand."],
            reader.NoLastDay, reader.AskOffice(Office))
        {
            Path = $"/projects/{Project}/money",
            LinkWords = t["Ver el dinero y la constancia", "See the money and the record"],
        };
    }
}
