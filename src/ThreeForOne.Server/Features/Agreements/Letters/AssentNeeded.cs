using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.Tasks.Letters;

namespace ThreeForOne.Server.Features.Agreements.Letters;

/// <summary>To a party's signer: the agreement waits for this party, and the reservation lapses without it.</summary>
public sealed record AssentNeeded(TaskFacts Facts) : LetterFacts(Known)
{
    public static MailKind Known { get; } = new(
        "agreement.assent_needed", MailGroup.Projects, new("Falta su conformidad", "Your assent is needed"),
        IsNotice: true);

    public override Letter Write(MailReader reader)
    {
        var t = reader.T;
        return new(
            t[
                $"Falta su conformidad con el convenio de {Facts.Folio}: {Facts.Title}",
                $"Your assent to the agreement of {Facts.Folio} is needed: {Facts.Title}"],
            [
                t[
                    "La cuenta del proyecto está confirmada y el convenio espera la conformidad de cada parte.",
                    "The project's account is confirmed and the agreement waits for each party's assent."],
                t[
                    "Si una parte no lo acepta a tiempo, el dinero apartado se libera y el proyecto se cancela.",
                    "If a party does not assent in time, the reserved money is released and the project is cancelled."],
            ],
            t["Lea el convenio y acéptelo, o diga por qué no.", "Read the agreement and assent, or say why not."],
            reader.By(Facts.Closes, Facts.Zone, Facts.Count), reader.AskOnPage)
        {
            Path = $"/tasks/{Facts.Task}", LinkWords = t["Abrir el convenio", "Open the agreement"],
        };
    }
}
