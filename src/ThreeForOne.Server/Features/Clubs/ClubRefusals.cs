namespace ThreeForOne.Server.Features.Clubs;

/// <summary>A club has a name.</summary>
public sealed record ClubNameMissing() : Refusal("club.name_missing")
{
    public override Bilingual Say => new(
        "Escriba el nombre del club como está en su Toma de Nota.",
        "Enter the club's name as it is on its Toma de Nota.");
}

/// <summary>A club comes from at least one town.</summary>
public sealed record TownMissing() : Refusal("club.town_missing")
{
    public override Bilingual Say => new(
        "Elija el municipio y escriba la localidad de origen.",
        "Choose the municipality and enter the home town.");
}

/// <summary>The consulate's paper has a number.</summary>
public sealed record RegistrationNumberMissing() : Refusal("registration.number_missing")
{
    public override Bilingual Say => new(
        "Escriba el número de la Toma de Nota.", "Enter the number of the Toma de Nota.");
}

/// <summary>A consulate issued it.</summary>
public sealed record ConsulateMissing() : Refusal("registration.consulate_missing")
{
    public override Bilingual Say => new(
        "Escriba qué consulado emitió la Toma de Nota.", "Enter the consulate that issued the Toma de Nota.");
}

/// <summary>It ends after it begins.</summary>
public sealed record RegistrationDatesReversed() : Refusal("registration.dates_reversed")
{
    public override Bilingual Say => new(
        "La Toma de Nota termina después de su primer día. Revise las dos fechas.",
        "The Toma de Nota ends after its first day. Check both dates.");
}

/// <summary>Its first day has not come: nobody has such a paper yet.</summary>
public sealed record RegistrationNotYetIssued() : Refusal("registration.not_yet_issued")
{
    public override Bilingual Say => new(
        "Esa fecha aún no llega. Escriba el día en que el consulado emitió la Toma de Nota.",
        "That day has not come. Enter the day on which the consulate issued the Toma de Nota.");
}

/// <summary>Another club's verified paper has that number.</summary>
public sealed record RegistrationNumberTaken(string Club) : Refusal("registration.number_taken")
{
    public override Bilingual Say => new(
        $"Ese número ya está verificado para {Club}. Compare los dos papeles; si este es el equivocado, rechácelo.",
        $"That number is verified for {Club} already. Compare both papers; if this one is wrong, refuse it.");
}

/// <summary>The first officer is the president or the treasurer.</summary>
public sealed record OfficerRoleNotChosen() : Refusal("club.officer_role_not_chosen")
{
    public override Bilingual Say => new(
        "Elija si es la presidencia o la tesorería del club.", "Choose whether it is the club's president or treasurer.");
}

/// <summary>With that address nobody can be an officer; which reason is not told to a stranger.</summary>
public sealed record OfficerAddressNotTaken() : Refusal("club.officer_address_not_taken")
{
    public override Bilingual Say => new(
        "Con ese correo no se puede. Use otro, o pregunte a la delegación.",
        "That e-mail cannot be used. Use another, or ask the delegation.");
}

/// <summary>A club of a similar name or the same number is there; whoever knows better goes on.</summary>
public sealed record ClubMayBeThere(IReadOnlyList<string> Clubs) : Refusal("club.may_be_there")
{
    public override Bilingual Say => new(
        $"Puede que el club ya esté registrado: {string.Join("; ", Clubs)}. Si es el suyo, pida a su directiva que le"
        + " agregue. Si es otro, marque abajo que es otro club y envíe de nuevo.",
        $"The club may be registered already: {string.Join("; ", Clubs)}. If it is yours, ask its officers to add"
        + " you. If it is another, tick below that it is another club and send again.");
}

/// <summary>Too many clubs were registered from one place within a day.</summary>
public sealed record TooManyRegistrations() : Refusal("club.too_many_registrations")
{
    public override Bilingual Say => new(
        "Desde este lugar se registraron muchos clubes hoy. Espere una hora y vuelva a intentarlo; lo escrito sigue aquí.",
        "Many clubs were registered from this place today. Wait an hour and try again; what you typed is still here.");
}

/// <summary>One of the kind is being looked at.</summary>
public sealed record FilingWaits() : Refusal("filing.waits")
{
    public override Bilingual Say => new(
        "Ya entregó uno y la delegación lo está revisando. Espere su respuesta antes de entregar otro.",
        "You handed one in and the delegation is looking at it. Wait for its answer before handing in another.");
}

/// <summary>There is no such filing for whoever asks.</summary>
public sealed record NoSuchFiling() : Refusal("filing.none")
{
    public override Bilingual Say => new(
        "No existe, o no es de su estado.", "It does not exist, or is not of your state.");
}

/// <summary>Somebody decided it first.</summary>
public sealed record FilingAlreadyDecided() : Refusal("filing.already_decided")
{
    public override Bilingual Say => new(
        "Otra persona ya lo decidió. La página muestra cómo.", "Somebody else has decided it. The page shows how.");
}

/// <summary>Nobody verifies what they handed in, or their own appointment.</summary>
public sealed record FilingOfOnesOwn() : Refusal("filing.of_ones_own")
{
    public override Bilingual Say => new(
        "Nadie verifica lo que entregó o su propio nombramiento; lo decide otra persona de la delegación.",
        "Nobody verifies what they handed in or their own appointment; another person of the delegation decides.");
}

/// <summary>Whoever registered the club has not opened the link that went to their address.</summary>
public sealed record AddressNotConfirmed() : Refusal("filing.address_not_confirmed")
{
    public override Bilingual Say => new(
        "Quien registró el club aún no confirma su correo. Espere a que abra el enlace.",
        "Whoever registered the club has not confirmed the e-mail. Wait until they open the link.");
}

/// <summary>The club is called so already.</summary>
public sealed record ClubNameUnchanged() : Refusal("club.name_unchanged")
{
    public override Bilingual Say => new("El club ya se llama así.", "The club is called so already.");
}

/// <summary>Neither verified nor refused.</summary>
public sealed record DecisionMissing() : Refusal("filing.decision_missing")
{
    public override Bilingual Say => new(
        "Elija si lo verifica o lo rechaza.", "Choose whether to verify or refuse it.");
}
