namespace ThreeForOne.Server.Features.People;

/// <summary>What was typed is no e-mail address.</summary>
public sealed record EmailNotAnAddress() : Refusal("person.email_not_an_address")
{
    public override Bilingual Say => new(
        "Escriba un correo electrónico, como nombre@ejemplo.org, sin espacios.",
        "Enter an e-mail address, such as name@example.org, without spaces.");
}

/// <summary>A name has at least one letter.</summary>
public sealed record NameWithoutLetters() : Refusal("person.name_without_letters")
{
    public override Bilingual Say => new(
        "Escriba el nombre con letras, como aparece en sus documentos.",
        "Enter the name with letters, as it is on their papers.");
}

/// <summary>There is no such organisation.</summary>
public sealed record NoSuchOrganisation() : Refusal("organisation.none")
{
    public override Bilingual Say => new("Elija una organización de la lista.", "Choose an organisation of the list.");
}

/// <summary>There is no such role.</summary>
public sealed record NoSuchRole(string Role) : Refusal("role.none")
{
    public override Bilingual Say => new("Elija una función de la lista.", "Choose a role of the list.");
}

/// <summary>The role belongs to another kind of organisation.</summary>
public sealed record RoleNotHeldThere(string Role, string Kind) : Refusal("role.not_held_there")
{
    public override Bilingual Say => new(
        "Esa función no existe en esa clase de organización; elija otra función u otra organización.",
        "That role does not exist in that kind of organisation; choose another role or organisation.");
}

/// <summary>The person holds that role there already.</summary>
public sealed record AlreadyAppointed() : Refusal("appointment.held_already")
{
    public override Bilingual Say => new(
        "Esa persona ya tiene esa función ahí y ya puede entrar. Si perdió su contraseña, hágale un enlace nuevo.",
        "That person has that role there already and can sign in. If the password is lost, make a new link.");
}

/// <summary>Somebody of that name votes on paper there already.</summary>
public sealed record PaperVoterAlreadyThere() : Refusal("appointment.paper_voter_already_there")
{
    public override Bilingual Say => new(
        "Esa persona ya vota por esa organización. Si es otra del mismo nombre, escriba sus dos apellidos.",
        "That person votes for that organisation already. If it is another of the same name, write more of the name.");
}

/// <summary>An appointment ended before it began.</summary>
public sealed record AppointmentDatesReversed() : Refusal("appointment.dates_reversed")
{
    public override Bilingual Say => new(
        "El nombramiento termina el mismo día en que empieza o después.",
        "The appointment ends on the day on which it begins or later.");
}

/// <summary>Somebody decided that this account opens nothing.</summary>
public sealed record AccountIsBlocked() : Refusal("account.blocked")
{
    public override Bilingual Say => new(
        "La cuenta de esa persona está bloqueada; desbloquéela antes.",
        "That person's account is blocked; unblock it first.");
}

/// <summary>A federation that sees its own clubs does not see what a committee rules on.</summary>
public sealed record FederationDoesNotVote() : Refusal("role.federation_does_not_vote")
{
    public override Bilingual Say => new(
        "Esta federación ve solo a sus clubes. Quien vota por los migrantes va en una federación con estado.",
        "This federation sees its own clubs only. Whoever votes for the migrants is in a federation with a state.");
}

/// <summary>
/// An organisation that votes for the migrants sees a whole state, which a federation's officers do not.
/// </summary>
public sealed record FederationVotesOnly() : Refusal("role.federation_votes_only")
{
    public override Bilingual Say => new(
        "Esta organización solo vota en el comité de su estado. La directiva de una federación va en una sin estado.",
        "This organisation only votes in its state's committee. A federation's officers are in one without a state.");
}
