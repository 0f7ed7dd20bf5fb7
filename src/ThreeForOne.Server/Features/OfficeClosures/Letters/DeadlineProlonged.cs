using ThreeForOne.Server.Features.Mail;

namespace ThreeForOne.Server.Features.OfficeClosures.Letters;

/// <summary>To whoever has the turn: an office will be closed, so there is more time.</summary>
public sealed record DeadlineProlonged(
    Guid Project, Guid Task, string Folio, string Title, Bilingual Step, string Why, DeadlineCount Count)
    : LetterFacts(Known)
{
    public static MailKind Known { get; } = new(
        "deadline.prolonged", MailGroup.Deadlines, new("Hay más tiempo", "There is more time"));

    public override Letter Write(MailReader reader)
    {
        var t = reader.T;
        return new(
            t[
                $"Hay más tiempo para {Folio}: {Title}",
                $"There is more time for {Folio}: {Title}"],
            [
                t[
                    $"Una oficina cerrará unos días ({Why}); esos días no cuentan y el plazo termina después.",
                    $"An office will be closed for some days ({Why}); those days do not count and the time ends later."],
            ],
            t[$"El paso sigue siendo el mismo: {Step.Spanish}.", $"The step is still the same: {Step.English}."],
            reader.By(Count.Closes, Count.Zone, Count), reader.AskOnPage)
        {
            Path = $"/tasks/{Task}",
            LinkWords = t["Abrir la tarea", "Open the task"],
        };
    }
}
