using ThreeForOne.Server.Features.Mail;

namespace ThreeForOne.Server.Features.Tasks.Letters;

/// <summary>To whoever may decide it: a step came to their office.</summary>
public sealed record TaskAssigned(TaskFacts Facts) : LetterFacts(Known)
{
    public static MailKind Known { get; } = new(
        "task.assigned", MailGroup.Tasks, new("Le toca a su oficina", "It is your office's turn"),
        Standard: MailGroups.StandardOf(MailGroup.Tasks));

    public override Letter Write(MailReader reader)
    {
        var t = reader.T;
        return new(
            t[
                $"Le toca a su oficina: {Facts.Step.Spanish}, {Facts.Folio} {Facts.Title}",
                $"It is your office's turn: {Facts.Step.English}, {Facts.Folio} {Facts.Title}"],
            [
                t[
                    "Este paso llegó a su oficina. El primero que lo resuelva lo hace por todos.",
                    "This step came to your office. The first to decide it does so for all."],
            ],
            $"{t[Facts.Step]}.",
            reader.By(Facts.Closes, Facts.Zone, Facts.Count), reader.AskOnPage)
        {
            Path = $"/tasks/{Facts.Task}", LinkWords = t["Abrir la tarea", "Open the task"],
        };
    }
}
