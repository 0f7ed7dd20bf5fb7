namespace ThreeForOne.Server.Features.Talking;

/// <summary>Whoever asks is of neither side.</summary>
public sealed record TalkingNotYours() : Refusal("question.not_yours")
{
    public override Bilingual Say => new(
        "Aquí escriben la directiva del club y las oficinas del proyecto.",
        "The club's officers and the project's offices write here.");
}

/// <summary>A draft is its club's own; there is no office yet to ask.</summary>
public sealed record QuestionBeforeSubmission() : Refusal("question.before_submission")
{
    public override Bilingual Say => new(
        "Envíe primero la propuesta; mientras es un borrador, ninguna oficina la ve.",
        "Submit the proposal first; while it is a draft no office sees it.");
}

/// <summary>The question has no subject.</summary>
public sealed record QuestionSubjectMissing() : Refusal("question.subject_missing")
{
    public override Bilingual Say => new(
        "Escriba de qué se trata, en pocas palabras.", "Write what it is about, in a few words.");
}

/// <summary>There is nothing written.</summary>
public sealed record MessageMissing() : Refusal("message.missing")
{
    public override Bilingual Say => new("Escriba el mensaje.", "Write the message.");
}

/// <summary>As many questions wait on the project as may.</summary>
public sealed record TooManyQuestions(int Most) : Refusal("question.too_many")
{
    public override Bilingual Say => new(
        $"Este proyecto ya tiene {Most} preguntas sin cerrar. Cierre las que estén resueltas.",
        $"This project has {Most} questions that are not closed. Close those that are settled.");
}

/// <summary>The question holds as many messages as it may.</summary>
public sealed record TooManyMessages(int Most) : Refusal("message.too_many")
{
    public override Bilingual Say => new(
        $"Esta pregunta ya tiene {Most} mensajes. Ciérrela y empiece otra.",
        $"This question has {Most} messages. Close it and begin another.");
}

/// <summary>There is no such question here.</summary>
public sealed record NoSuchQuestion() : Refusal("question.none")
{
    public override Bilingual Say => new("No existe esa pregunta.", "There is no such question.");
}

/// <summary>It is closed; what comes now is another question.</summary>
public sealed record QuestionIsClosed() : Refusal("question.is_closed")
{
    public override Bilingual Say => new(
        "Esta pregunta ya se cerró. Si queda algo, haga otra.",
        "This question is closed. If something is left, ask another.");
}

/// <summary>Another office asked; only the two sides of a question write in it.</summary>
public sealed record QuestionOfOthers() : Refusal("question.of_others")
{
    public override Bilingual Say => new(
        "Esta pregunta es de otra oficina; su oficina puede leerla y hacer la suya.",
        "This question is another office's; your office may read it and ask its own.");
}

/// <summary>Only who asked knows whether it is settled.</summary>
public sealed record QuestionClosedByAsker() : Refusal("question.closed_by_asker")
{
    public override Bilingual Say => new(
        "La cierra quien preguntó.", "Whoever asked closes it.");
}

/// <summary>What would be corrected is not this office's, or not here.</summary>
public sealed record NothingToCorrect() : Refusal("message.nothing_to_correct")
{
    public override Bilingual Say => new(
        "Solo se corrige un mensaje de la propia oficina, en el mismo lugar.",
        "Only a message of one's own office is corrected, in the same place.");
}
