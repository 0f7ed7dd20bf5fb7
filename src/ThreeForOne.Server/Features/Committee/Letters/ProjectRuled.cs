using ThreeForOne.Server.Features.Mail;

namespace ThreeForOne.Server.Features.Committee.Letters;

/// <summary>To the club: what the committee ruled on its project, why, and what comes next.</summary>
/// <param name="Ruling"><c>approved</c>, <c>conditional</c>, <c>waiting</c> or <c>rejected</c>.</param>
/// <param name="Until">The first instant too late to meet a condition.</param>
public sealed record ProjectRuled(
    Guid Project, string Folio, string Title, string Office, string Ruling, string Reason, string Condition,
    DateTimeOffset? Until, string Zone) : LetterFacts(Known)
{
    public static MailKind Known { get; } = new(
        "committee.ruled", MailGroup.Projects, new("Resolución del comité", "The committee's ruling"), IsNotice: true);

    public override Letter Write(MailReader reader)
    {
        var t = reader.T;
        var (named, next, todo) = (t[Named], t[Next], t[Todo]);
        return new(
            t[$"Resolución de su proyecto {Folio}: {named}", $"Ruling on your project {Folio}: {named}"],
            [
                t[$"El comité de validación (COVAM) resolvió sobre «{Title}»: {named}.",
                    $"The committee (COVAM) ruled on “{Title}”: {named}."],
                t[$"Motivo: {Reason}", $"Reason: {Reason}"],
                .. Condition.Length > 0 ? new[] { t[$"Condición: {Condition}", $"Condition: {Condition}"] } : [],
                next,
            ],
            todo, Until is null ? reader.NoLastDay : reader.By(Until, Zone), reader.AskOffice(Office))
        {
            Path = $"/projects/{Project}", LinkWords = t["Ver su proyecto", "See your project"],
        };
    }

    private Bilingual Named => Ruling switch
    {
        "approved" => new("aprobado", "approved"),
        "conditional" => new("aprobado con condiciones", "approved on conditions"),
        "waiting" => new("en espera de presupuesto", "waiting for budget"),
        _ => new("no aprobado", "not approved"),
    };

    private Bilingual Next => Ruling switch
    {
        "approved" => new(
            "El dinero de todas las partes queda apartado. Sigue registrar la cuenta del proyecto, y después cada parte acepta el convenio.",
            "The money of all parties is reserved. The project's account is registered next, and then each party assents to the agreement."),
        "conditional" => new(
            "El dinero queda apartado hasta la fecha de la condición; si no se cumple para entonces, se libera.",
            "The money is reserved until the day of the condition; if it is not met by then it is released."),
        "waiting" => new(
            "No hay presupuesto que alcance ahora: nada queda apartado. El comité vuelve a considerar el proyecto en su siguiente sesión.",
            "There is not enough budget now: nothing is reserved. The committee considers the project again at its next session."),
        _ => new(
            "El proyecto termina aquí. La carta con los motivos está en sus documentos.",
            "The project ends here. The letter with the reasons is in its documents."),
    };

    private Bilingual Todo => Ruling switch
    {
        "conditional" => new(
            "Cumpla la condición y entréguelo a la delegación, que la comprueba.",
            "Meet the condition and show it to the delegation, which checks it."),
        "rejected" => new(
            "Si quiere, corrija el proyecto y preséntelo de nuevo en la siguiente recepción; puede pedir a la delegación que le explique los motivos.",
            "If you wish, correct the project and submit it again in the next reception period; you may ask the delegation to explain the reasons."),
        _ => new(
            "Nada por ahora. Le avisaremos del siguiente paso.",
            "Nothing for now. We will write to you about the next step."),
    };
}
