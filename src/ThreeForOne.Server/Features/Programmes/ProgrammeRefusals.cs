namespace ThreeForOne.Server.Features.Programmes;

/// <summary>There is no such edition.</summary>
public sealed record NoSuchEdition() : Refusal("edition.none")
{
    public override Bilingual Say => new("No encontramos ese ejercicio.", "We could not find that edition.");
}

/// <summary>The rule pack is not one of those that were loaded.</summary>
public sealed record NoSuchPack() : Refusal("edition.no_such_pack")
{
    public override Bilingual Say => new("Elija las reglas de la lista.", "Choose the rules from the list.");
}

/// <summary>A historical pack explains past projects and takes no new ones.</summary>
public sealed record PackIsClosed(string Pack) : Refusal("edition.pack_closed")
{
    public override Bilingual Say => new(
        $"Las reglas {Pack} son históricas: explican proyectos pasados y ya no admiten proyectos nuevos.",
        $"The rules {Pack} are historical: they explain past projects and take no new ones.");
}

/// <summary>The programme is already open in that state for that year.</summary>
public sealed record EditionAlreadyOpen(string State, int FiscalYear) : Refusal("edition.already_open")
{
    public override Bilingual Say => new(
        $"El ejercicio {FiscalYear} de este programa ya está abierto en {State}.",
        $"The {FiscalYear} edition of this programme is already open in {State}.");
}

/// <summary>The reception period closes before it opens.</summary>
public sealed record EditionDatesReversed(DateOnly OpensOn, DateOnly ClosesOn) : Refusal("edition.dates_reversed")
{
    public override Bilingual Say => new(
        "La recepción no puede cerrar antes de abrir. Revise las dos fechas.",
        "Reception cannot close before it opens. Check both dates.");
}

/// <summary>The reception period lies outside the fiscal year.</summary>
public sealed record EditionDatesOutsideYear(int FiscalYear) : Refusal("edition.dates_outside_year")
{
    public override Bilingual Say => new(
        $"Las fechas de recepción deben estar dentro del ejercicio {FiscalYear}.",
        $"The reception dates must lie within the year {FiscalYear}.");
}

/// <summary>No budget can be opened for that state.</summary>
public sealed record NoSuchState() : Refusal("edition.no_such_state")
{
    public override Bilingual Say => new("Elija un estado de la lista.", "Choose a state from the list.");
}

/// <summary>The party has no envelope in this edition.</summary>
public sealed record NoSuchEnvelope() : Refusal("envelope.none")
{
    public override Bilingual Say =>
        new("Esa parte no tiene techo en este ejercicio.", "That party has no envelope in this edition.");
}

/// <summary>The party's money is divided by municipality, and none of the state was named.</summary>
public sealed record EnvelopeMunicipalityMissing() : Refusal("envelope.municipality_missing")
{
    public override Bilingual Say => new(
        "Las reglas dan un techo a cada municipio: elija uno.",
        "The rules give each municipality an envelope: choose one.");
}

/// <summary>The party's money is divided by project type, and none was named.</summary>
public sealed record EnvelopeTypeMissing() : Refusal("envelope.type_missing")
{
    public override Bilingual Say => new(
        "Las reglas dan un techo a cada tipo de proyecto: elija uno.",
        "The rules give each type of project an envelope: choose one.");
}

/// <summary>The party's envelopes together would be above its ceiling; <see cref="By"/> is by how much.</summary>
public sealed record EnvelopeAboveCeiling(Money By, Money Most) : Refusal("envelope.above_ceiling")
{
    public override Bilingual Say => new(
        $"Se rebasa por ${MoneyText.Format(By)} lo que esta parte puede publicar en el ejercicio: "
        + $"${MoneyText.Format(Most)} en total.",
        $"This is ${MoneyText.Format(By)} above what the party may publish for the edition: "
        + $"${MoneyText.Format(Most)} in all.");
}

/// <summary>The director closed the edition's year: its envelopes no longer change.</summary>
public sealed record EditionClosed(DateTimeOffset At) : Refusal("edition.closed")
{
    public override Bilingual Say => new(
        "El ejercicio ya se cerró: sus techos no cambian y nada más se reserva.",
        "The edition is closed: its envelopes do not change and nothing more is reserved.");
}

/// <summary>The first publication of an envelope is of some money.</summary>
public sealed record EnvelopeNotPositive() : Refusal("envelope.not_positive")
{
    public override Bilingual Say => new("El techo debe ser mayor que cero.", "The envelope must be more than zero.");
}

/// <summary>The envelope already has that amount.</summary>
public sealed record EnvelopeUnchanged() : Refusal("envelope.unchanged")
{
    public override Bilingual Say =>
        new("El techo ya tiene esa cantidad: no hay nada que cambiar.",
            "The envelope already has that amount: there is nothing to change.");
}

/// <summary>A cut would take money that is already reserved or committed; <see cref="By"/> is how much of it.</summary>
public sealed record CutBelowUse(Money By, Money Lowest) : Refusal("envelope.cut_below_use")
{
    public override Bilingual Say => new(
        $"El recorte rebasa lo disponible por ${MoneyText.Format(By)}: ese dinero ya está reservado o comprometido. "
        + $"Lo mínimo es ${MoneyText.Format(Lowest)}.",
        $"The cut is ${MoneyText.Format(By)} more than what is available: that money is already reserved or committed. "
        + $"The least is ${MoneyText.Format(Lowest)}.");
}

/// <summary>Someone published another amount in the meantime.</summary>
public sealed record EnvelopeChangedMeanwhile(Money Now) : Refusal("envelope.changed_meanwhile")
{
    public override Bilingual Say => new(
        $"Otra persona cambió este techo: ahora es de ${MoneyText.Format(Now)}. Revíselo y vuelva a intentarlo.",
        $"Someone else changed this envelope: it is now ${MoneyText.Format(Now)}. Look at it and try again.");
}

/// <summary>There is no such month to close.</summary>
public sealed record NoSuchPeriod() : Refusal("period.none")
{
    public override Bilingual Say =>
        new("Ese mes no está abierto para movimientos.", "That month is not open for postings.");
}

/// <summary>A month is closed after it has ended, and after the months before it.</summary>
public sealed record PeriodNotYetClosable(Bilingual Why) : Refusal("period.not_yet")
{
    public override Bilingual Say => Why;
}

/// <summary>What was typed is no fiscal year.</summary>
public sealed record FiscalYearNotAYear() : Refusal("edition.fiscal_year")
{
    public override Bilingual Say =>
        new("Escriba el año con cuatro cifras, por ejemplo 2026.",
            "Enter the year with four digits, for example 2026.");
}
