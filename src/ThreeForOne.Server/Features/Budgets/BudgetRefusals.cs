namespace ThreeForOne.Server.Features.Budgets;

/// <summary>There is no such envelope.</summary>
public sealed record NoSuchLine() : Refusal("budget.no_such_line")
{
    public override Bilingual Say => new("Elija un techo de la lista.", "Choose an envelope from the list.");
}

/// <summary>What the cut does is not what was shown: somebody reserved, published or let go in the meantime.</summary>
public sealed record CutChanged(IReadOnlyList<string> Falls, Money Available) : Refusal("cut.changed")
{
    public override Bilingual Say => new(
        $"El resultado ya no es el que usted vio: ahora hay ${MoneyText.Format(Available)} disponibles y "
        + (Falls.Count == 0 ? "ningún proyecto caería." : $"caerían {string.Join(", ", Falls)}.")
        + " Revise la nueva simulación.",
        $"The result is not the one you saw: ${MoneyText.Format(Available)} are available now and "
        + (Falls.Count == 0 ? "no project would fall." : $"{string.Join(", ", Falls)} would fall.")
        + " Look at the new simulation.");
}

/// <summary>
/// The project runs by an older process, which knows no cut: its reservation stands until it is resolved.
/// </summary>
public sealed record ReservationCannotFall(string Folio) : Refusal("cut.reservation_cannot_fall")
{
    public override Bilingual Say => new(
        $"{Folio} sigue un proceso anterior que no prevé recortes; cancele el proyecto o espere su convenio.",
        $"{Folio} follows an earlier process that has no cuts; cancel the project or wait for its agreement.");
}

/// <summary>Nothing moves between an envelope and itself, or between parties.</summary>
public sealed record TransferNotWithinParty() : Refusal("transfer.not_within_party")
{
    public override Bilingual Say => new(
        "Un traspaso es entre dos techos distintos de la misma parte y ejercicio.",
        "A transfer is between two different envelopes of one party and edition.");
}

/// <summary>A transfer moves some money.</summary>
public sealed record TransferNotPositive() : Refusal("transfer.not_positive")
{
    public override Bilingual Say =>
        new("El traspaso debe ser mayor que cero.", "The transfer must be more than zero.");
}

/// <summary>Only what is available is moved; <see cref="By"/> is how much is lacking.</summary>
public sealed record TransferAboveAvailable(Money By, Money Available) : Refusal("transfer.above_available")
{
    public override Bilingual Say => new(
        $"Al techo de origen le faltan ${MoneyText.Format(By)}: solo tiene ${MoneyText.Format(Available)} disponibles.",
        $"The envelope it comes from lacks ${MoneyText.Format(By)}: only ${MoneyText.Format(Available)} is available.");
}

/// <summary>The edition's books have no such change of an envelope.</summary>
public sealed record NoSuchChange() : Refusal("reversal.no_such_change")
{
    public override Bilingual Say => new("Elija un cambio de la lista.", "Choose a change from the list.");
}

/// <summary>A change of an envelope is taken back once.</summary>
public sealed record ChangeAlreadyReversed() : Refusal("reversal.already_reversed")
{
    public override Bilingual Say => new("Ese cambio ya se revirtió.", "That change was already taken back.");
}

/// <summary>Taking the change back takes money in use; <see cref="By"/> is how much of it.</summary>
public sealed record ReversalBelowUse(Money By, Money Available) : Refusal("reversal.below_use")
{
    public override Bilingual Say => new(
        $"Al techo le faltan ${MoneyText.Format(By)} para revertir ese cambio: solo tiene "
        + $"${MoneyText.Format(Available)} disponibles; lo demás ya está reservado o comprometido.",
        $"The envelope lacks ${MoneyText.Format(By)} to take that change back: only ${MoneyText.Format(Available)} is "
        + "available; the rest is already reserved or committed.");
}

/// <summary>An edition closes after its fiscal year.</summary>
public sealed record YearNotOver(int FiscalYear) : Refusal("edition.year_not_over")
{
    public override Bilingual Say => new(
        $"El ejercicio {FiscalYear} se cierra cuando termina el año.",
        $"The {FiscalYear} edition is closed once the year is over.");
}

/// <summary>Reservations stand: each becomes a commitment or is released before the year is closed.</summary>
public sealed record ReservationsStand(IReadOnlyList<string> Folios) : Refusal("edition.reservations_stand")
{
    public override Bilingual Say => new(
        $"Hay recursos reservados sin convenio: {string.Join(", ", Folios)}. Firme o libere cada uno antes de cerrar.",
        $"Money is reserved without an agreement: {string.Join(", ", Folios)}. Sign or release each before closing.");
}

/// <summary>Only the signer of the municipality where the work is certifies.</summary>
public sealed record NotThisMunicipality() : Refusal("certification.not_this_municipality")
{
    public override Bilingual Say => new(
        "Solo el municipio de la obra certifica su aportación.",
        "Only the municipality of the work certifies its contribution.");
}

/// <summary>A municipality certifies after the proposal was submitted and before money is reserved.</summary>
public sealed record CertificationTooLate() : Refusal("certification.too_late")
{
    public override Bilingual Say => new(
        "Este proyecto ya no espera la certificación del municipio.",
        "This project no longer awaits the municipality's certification.");
}

/// <summary>What is certified is not negative.</summary>
public sealed record CertificationNegative() : Refusal("certification.negative")
{
    public override Bilingual Say =>
        new("La cantidad certificada no puede ser negativa.", "The certified amount cannot be negative.");
}

/// <summary>The municipality has not certified its whole share; <see cref="By"/> is what is missing.</summary>
public sealed record CertificationShort(string Folio, Money By) : Refusal("certification.short")
{
    public override Bilingual Say => new(
        $"{Folio}: al municipio le falta certificar ${MoneyText.Format(By)} de su parte. No se puede aprobar; el club "
        + "puede hacer un proyecto más pequeño.",
        $"{Folio}: the municipality has yet to certify ${MoneyText.Format(By)} of its share. It cannot be approved; "
        + "the club may choose a smaller project.");
}
