namespace ThreeForOne.Server.Features.Committee;

/// <summary>There is no such session, or it is another state's.</summary>
public sealed record NoSuchSession() : Refusal("session.none")
{
    public override Bilingual Say => new("No encontramos esa sesión.", "We could not find that session.");
}

/// <summary>A session needs a place where it is held.</summary>
public sealed record SessionPlaceMissing() : Refusal("session.place_missing")
{
    public override Bilingual Say => new(
        "Escriba el lugar de la sesión, con 200 letras cuando mucho.",
        "Write the session's place, with 200 letters at most.");
}

/// <summary>A session rules on at least one project and at most on as many as one closing can lock.</summary>
public sealed record AgendaSizeWrong(int Max) : Refusal("session.agenda_size")
{
    public override Bilingual Say => new(
        $"Ponga en el orden del día entre 1 y {Max} proyectos.",
        $"Put between 1 and {Max} projects on the agenda.");
}

/// <summary>A project stands once on an agenda.</summary>
public sealed record AgendaHasTwice() : Refusal("session.agenda_has_twice")
{
    public override Bilingual Say => new(
        "Un proyecto está dos veces en el orden del día; póngalo una sola vez.",
        "A project is on the agenda twice; put it there once.");
}

/// <summary>The hour at which a session begins is a time of the day.</summary>
public sealed record HourNotATime() : Refusal("session.hour")
{
    public override Bilingual Say => new(
        "Escriba la hora con dos puntos, de 00:00 a 23:59; por ejemplo 10:00.",
        "Write the hour with a colon, from 00:00 to 23:59; for example 10:00.");
}

/// <summary>The call is too close to the day of the session.</summary>
public sealed record CalledTooLate(DateOnly Earliest) : Refusal("session.called_too_late")
{
    public override Bilingual Say => new(
        $"La convocatoria necesita más anticipación: la primera fecha posible es el {Earliest:dd/MM/yyyy}.",
        $"The session must be called further ahead: the first possible date is {Earliest:dd/MM/yyyy}.");
}

/// <summary>A project of the agenda does not wait for the committee.</summary>
public sealed record ProjectNotWaiting(string Folio) : Refusal("session.project_not_waiting")
{
    public override Bilingual Say => new(
        $"El proyecto {Folio} no espera la resolución del comité.",
        $"Project {Folio} is not waiting for the committee's ruling.");
}

/// <summary>A project waits on the agenda of another session that is still open.</summary>
public sealed record AlreadyOnAgenda(string Folio) : Refusal("session.already_on_agenda")
{
    public override Bilingual Say => new(
        $"El proyecto {Folio} ya está en el orden del día de otra sesión abierta.",
        $"Project {Folio} is already on the agenda of another open session.");
}

/// <summary>The session was closed, or was void.</summary>
public sealed record SessionIsOver() : Refusal("session.over")
{
    public override Bilingual Say => new(
        "La sesión ya terminó; lo que resolvió queda como está.",
        "The session is over; what it ruled stands.");
}

/// <summary>Nobody attends, votes or rules before the day of the session.</summary>
public sealed record SessionNotYetHeld(DateOnly HeldOn) : Refusal("session.not_yet_held")
{
    public override Bilingual Say => new(
        $"La sesión se celebra el {HeldOn:dd/MM/yyyy}; antes de ese día no se vota ni se resuelve.",
        $"The session is held on {HeldOn:dd/MM/yyyy}; nobody votes or rules before that day.");
}

/// <summary>That person does not hold the sector's vote on the day.</summary>
public sealed record NotThatSectorsVoter() : Refusal("session.not_that_sectors_voter")
{
    public override Bilingual Say => new(
        "Esa persona no tiene nombramiento vigente para votar por ese sector.",
        "That person has no current appointment to vote for that sector.");
}

/// <summary>The sector has voted already, so who sits for it no longer changes.</summary>
public sealed record SectorHasVoted() : Refusal("session.sector_has_voted")
{
    public override Bilingual Say => new(
        "Ese sector ya votó; quien lo representa en esta sesión ya no cambia.",
        "That sector has voted; who sits for it in this session no longer changes.");
}

/// <summary>Only whoever sits for a sector votes.</summary>
public sealed record VoterNotSeated() : Refusal("session.voter_not_seated")
{
    public override Bilingual Say => new(
        "La secretaría del comité debe registrar antes su asistencia.",
        "The committee's secretary must first record that you attend.");
}

/// <summary>One sector, one vote on a project.</summary>
public sealed record AlreadyVoted() : Refusal("session.already_voted")
{
    public override Bilingual Say =>
        new("Su sector ya votó este proyecto.", "Your sector has already voted on this project.");
}

/// <summary>A vote is for, against, an abstention or a recusal.</summary>
public sealed record NoSuchVote() : Refusal("session.no_such_vote")
{
    public override Bilingual Say =>
        new("Elija a favor, en contra, abstención o excusa.", "Choose for, against, abstain or recuse.");
}

/// <summary>Every vote but a plain yes says why.</summary>
public sealed record VoteReasonMissing() : Refusal("session.vote_reason_missing")
{
    public override Bilingual Say => new("Escriba el motivo de su voto.", "Write the reason for your vote.");
}

/// <summary>A ruling is approved, conditional, waiting or rejected.</summary>
public sealed record NoSuchRuling() : Refusal("session.no_such_ruling")
{
    public override Bilingual Say =>
        new("Elija una de las resoluciones que se ofrecen.", "Choose one of the rulings offered.");
}
