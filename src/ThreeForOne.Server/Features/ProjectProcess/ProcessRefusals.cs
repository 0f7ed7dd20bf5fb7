namespace ThreeForOne.Server.Features.ProjectProcess;

/// <summary>There is no such project, or the actor may not see it: the two look alike on purpose.</summary>
public sealed record NoSuchProject() : Refusal("project.none")
{
    public override Bilingual Say => new("No encontramos ese proyecto.", "We could not find that project.");
}

/// <summary>There is no such task, or it is another office's.</summary>
public sealed record NoSuchTask() : Refusal("task.none")
{
    public override Bilingual Say => new("No encontramos esa tarea.", "We could not find that task.");
}

/// <summary>Someone decided the task first, or the process went on without it.</summary>
public sealed record TaskAlreadyClosed(string? Outcome, bool ByYou = false) : Refusal("task.already_closed")
{
    public override Bilingual Say => ByYou ? new(
        "Usted ya resolvió esta tarea. Su primera decisión quedó guardada; esta no se agregó.",
        "You have already settled this task. Your first decision was saved; this one was not added.") : new(
        "Otra persona ya resolvió esta tarea, o ya no hace falta. Su decisión no se guardó.",
        "Someone else has already settled this task, or it is no longer needed. Your decision was not saved.");
}

/// <summary>Somebody else of the office is at work on it; who would decide takes it over first.</summary>
public sealed record TaskTakenByAnother() : Refusal("task.taken_by_another")
{
    public override Bilingual Say => new(
        "Otra persona de su oficina tomó esta tarea. Tómela en su lugar si usted va a decidir, o espere a que la suelte.",
        "Somebody else of your office has taken this task. Take it over if you are to decide, or wait until it is released.");
}

/// <summary>The decision belongs to another role or office.</summary>
public sealed record NotYourTurn(string Role) : Refusal("task.not_your_turn")
{
    public override Bilingual Say => new(
        "Esta decisión le corresponde a otra oficina o función.",
        "This decision belongs to another office or role.");
}

/// <summary>Every decision says why.</summary>
public sealed record ReasonMissing() : Refusal("task.reason_missing")
{
    public override Bilingual Say => new("Escriba el motivo de su decisión.", "Write the reason for your decision.");
}

/// <summary>The step does not offer this outcome.</summary>
public sealed record NoSuchOutcome(string Outcome) : Refusal("task.no_such_outcome")
{
    public override Bilingual Say =>
        new("Elija una de las decisiones que se ofrecen.", "Choose one of the decisions offered.");
}

/// <summary>The project has gone past the point where this can be asked.</summary>
public sealed record TooLateForThat(string State) : Refusal("project.too_late")
{
    public override Bilingual Say => new(
        "El proyecto ya no está en un momento en que esto se pueda pedir.",
        "The project is past the point where this can be asked.");
}
