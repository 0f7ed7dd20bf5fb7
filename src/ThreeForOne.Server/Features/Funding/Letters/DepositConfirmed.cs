using ThreeForOne.Server.Features.Mail;

namespace ThreeForOne.Server.Features.Funding.Letters;

/// <summary>To the party that paid in: its money has arrived, and what is still missing.</summary>
/// <param name="Missing">What the party still has to deposit, in pesos.</param>
/// <param name="Surplus">What is above its share, held and unmatched.</param>
public sealed record DepositConfirmed(
    Guid Project, string Folio, string Title, string Office, Money Amount, Money Missing, Money Surplus)
    : LetterFacts(Known)
{
    public static MailKind Known { get; } = new(
        "deposit.confirmed", MailGroup.Money, new("Depósito confirmado", "Deposit confirmed"), IsNotice: true);

    public override Letter Write(MailReader reader)
    {
        var t = reader.T;
        string M(Money money) => t.AmountWithCurrency(money);
        return new(
            t[
                $"Su depósito de {M(Amount)} para {Folio} está confirmado",
                $"Your deposit of {M(Amount)} for {Folio} is confirmed"],
            [
                t[
                    $"{Office} confirmó {M(Amount)} en la cuenta de «{Title}».",
                    $"{Office} confirmed {M(Amount)} in the account of “{Title}”."],
                Missing.Minor > 0
                    ? t[$"A su parte le faltan {M(Missing)}.", $"Your share still lacks {M(Missing)}."]
                    : t["Su parte está completa.", "Your share is complete."],
                .. Surplus.Minor > 0
                    ? new[]
                    {
                        t[
                            $"Sobran {M(Surplus)}: se guardan sin igualar y no se gastan.",
                            $"There are {M(Surplus)} above your share: they are held unmatched and not spent."],
                    }
                    : [],
            ],
            Missing.Minor > 0
                ? t[
                    "Deposite lo que falta en la misma cuenta, con la misma referencia.",
                    "Deposit what is missing into the same account, with the same reference."]
                : reader.NothingToDo,
            reader.NoLastDay, reader.AskOffice(Office))
        {
            Path = $"/projects/{Project}/money",
            LinkWords = t["Ver el dinero y el recibo", "See the money and the receipt"],
        };
    }
}
