using ThreeForOne.Server.Features.Mail;

namespace ThreeForOne.Server.Features.Tasks.Letters;

/// <summary>To whoever may decide it: the last day of a step comes near.</summary>
/// <param name="WorkingDays">How many working days are left, today not counted.</param>
public sealed record DeadlineNear(TaskFacts Facts, int WorkingDays) : LetterFacts(Known)
{
    public static MailKind Known { get; } = new(
        "deadline.near", MailGroup.Deadlines, new("Se acerca un plazo", "A deadline comes near"));

    public override Letter Write(MailReader reader)
    {
        var t = reader.T;
        return new(
            t[
                $"{LeftInSpanish}: {Facts.Step.Spanish}, {Facts.Folio} {Facts.Title}",
                $"{LeftInEnglish}: {Facts.Step.English}, {Facts.Folio} {Facts.Title}"],
            [
                t[
                    $"Este paso sigue abierto y su plazo está por terminar. {LeftInSpanish}.",
                    $"This step is still open and its time is almost over. {LeftInEnglish}."],
            ],
            $"{t[Facts.Step]}.",
            reader.By(Facts.Closes, Facts.Zone, Facts.Count), reader.AskOnPage)
        {
            Path = $"/tasks/{Facts.Task}", LinkWords = t["Abrir la tarea", "Open the task"],
        };
    }

    private string LeftInSpanish => WorkingDays switch
    {
        0 => "Último día",
        1 => "Queda 1 día hábil",
        _ => $"Quedan {WorkingDays} días hábiles",
    };

    private string LeftInEnglish => WorkingDays switch
    {
        0 => "Last day",
        1 => "1 working day left",
        _ => $"{WorkingDays} working days left",
    };
}
