namespace ThreeForOne.Server.Features.Mail;

/// <summary>What people call the groups of letters, and the choices for each.</summary>
public static class MailGroups
{
    /// <summary>The groups that a reader chooses for; what concerns getting in always comes.</summary>
    public static IReadOnlyList<(MailGroup Group, Bilingual Name)> Chosen { get; } =
    [
        (MailGroup.Projects, new("Avance de sus proyectos", "Progress of your projects")),
        (MailGroup.Money, new("Depósitos y pagos", "Deposits and payments")),
        (MailGroup.Tasks, new("Pasos que le tocan a su oficina", "Steps that are your office's turn")),
        (MailGroup.Deadlines, new("Plazos que se acercan", "Deadlines that come near")),
        (MailGroup.Questions, new("Preguntas y respuestas", "Questions and answers")),
    ];

    public static IReadOnlyList<(MailTiming Timing, Bilingual Name)> Timings { get; } =
    [
        (MailTiming.Now, new("En el momento", "At once")),
        (MailTiming.Daily, new("Una vez al día, en un resumen", "Once a day, in a digest")),
        (MailTiming.Off, new("No recibir", "Not at all")),
    ];

    /// <summary>When a group comes if its reader has chosen nothing.</summary>
    public static MailTiming StandardOf(MailGroup group) =>
        group == MailGroup.Tasks ? MailTiming.Daily : MailTiming.Now;
}
