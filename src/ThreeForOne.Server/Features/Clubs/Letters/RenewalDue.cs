using ThreeForOne.Server.Features.Mail;

namespace ThreeForOne.Server.Features.Clubs.Letters;

/// <summary>To the club's officers: its Toma de Nota ends soon, or has ended. The club drafts all the same.</summary>
public sealed record RenewalDue(string Club, string Consulate, DateOnly ExpiresOn, int Days) : LetterFacts(Known)
{
    public static MailKind Known { get; } = new(
        "club.renewal_due", MailGroup.Deadlines, new("Su Toma de Nota termina", "Your Toma de Nota ends"));

    public override Letter Write(MailReader reader)
    {
        var t = reader.T;
        return new(
            Days > 0
                ? t[$"La Toma de Nota de {Club} termina en {t.Days(Days)}",
                    $"The Toma de Nota of {Club} ends in {t.Days(Days)}"]
                : t[$"La Toma de Nota de {Club} terminó", $"The Toma de Nota of {Club} has ended"],
            [
                t["Sin una vigente su club puede preparar propuestas, pero no enviarlas.",
                    "Without one in force your club can prepare proposals, but not submit them."],
            ],
            t[$"Renuévela en {Consulate} y suba el papel nuevo en la página de su club.",
                $"Renew it at {Consulate} and upload the new paper on your club's page."],
            t[$"El primer día sin ella es el {t.Date(ExpiresOn)}.",
                $"The first day without it is {t.Date(ExpiresOn)}."],
            reader.AskOffice(Consulate))
        {
            Path = "/club", LinkWords = t["Abrir la página de su club", "Open your club's page"],
        };
    }
}
