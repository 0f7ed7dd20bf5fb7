using ThreeForOne.Server.Features.Mail;

namespace ThreeForOne.Server.Features.Funding.Letters;

/// <summary>To the party that paid in: the deposit was not confirmed, why, and what to do.</summary>
public sealed record DepositRefused(
    Guid Project, string Folio, string Title, string Office, Money Amount, string Reference, string Reason)
    : LetterFacts(Known)
{
    public static MailKind Known { get; } = new(
        "deposit.refused", MailGroup.Money, new("Depósito rechazado", "Deposit refused"), IsNotice: true);

    public override Letter Write(MailReader reader)
    {
        var t = reader.T;
        var amount = t.AmountWithCurrency(Amount);
        return new(
            t[
                $"Su depósito de {amount} para {Folio} no se confirmó",
                $"Your deposit of {amount} for {Folio} was not confirmed"],
            [
                t[
                    $"{Office} no confirmó el depósito con referencia {Reference} para «{Title}».",
                    $"{Office} did not confirm the deposit with reference {Reference} for “{Title}”."],
                t[$"Motivo: {Reason}", $"Reason: {Reason}"],
                t["No cuenta como aportación de su parte.", "It does not count towards your share."],
            ],
            t[
                $"Compare el motivo con su comprobante y escriba a {Office}; si el dinero salió de su banco, tenga a la mano el número de rastreo.",
                $"Compare the reason with your receipt and write to {Office}; if the money has left your bank, have its tracking number at hand."],
            reader.NoLastDay, reader.AskOffice(Office))
        {
            Path = $"/projects/{Project}/money", LinkWords = t["Ver el dinero", "See the money"],
        };
    }
}
