namespace ThreeForOne.Server.Features.Proposals;

/// <summary>The proposal was handed in, or its project has ended: its form no longer changes.</summary>
public sealed record ProposalIsClosed() : Refusal("proposal.closed")
{
    public override Bilingual Say => new(
        "Esta propuesta ya se envió y no admite cambios por ahora.",
        "This proposal has been submitted and cannot be changed for now.");
}

/// <summary>The section was saved meanwhile; both versions are shown and the person chooses.</summary>
/// <param name="ByYou">From another window or device of the same person.</param>
public sealed record SectionSavedMeanwhile(bool ByYou = false) : Refusal("conflict.section_saved")
{
    public override Bilingual Say => ByYou
        ? new(
            "Usted ya guardó esta parte desde otra ventana o equipo. Compare las dos versiones y elija: no se perdió nada de lo que escribió.",
            "You saved this part already from another window or device. Compare the two versions and choose: nothing that you typed is lost.")
        : new(
            "Otra persona guardó esta parte mientras usted la llenaba. Compare las dos versiones y elija: no se perdió nada de lo que escribió.",
            "Someone else saved this part while you were filling it in. Compare the two versions and choose: nothing that you typed is lost.");
}

/// <summary>The edition receives nothing yet.</summary>
public sealed record ReceptionNotOpen(DateTimeOffset Opens, string Zone) : Refusal("proposal.reception_not_open")
{
    public override Bilingual Say => new(
        $"La recepción de propuestas abre el {ReceptionTime.In(Opens, Zone)}. Antes de esa hora no se reciben.",
        $"Reception of proposals opens on {ReceptionTime.In(Opens, Zone)}. None is received before that hour.");
}

/// <summary>A proposal cannot begin in an edition whose reception is over.</summary>
public sealed record NothingBeginsAnyMore(DateTimeOffset Closes, string Zone)
    : Refusal("proposal.nothing_begins_any_more")
{
    public override Bilingual Say => new(
        $"Esta convocatoria ya no recibe propuestas: cerró el {ReceptionTime.In(Closes.AddMinutes(-1), Zone)}. Lo que su club ya escribió se conserva, y puede copiarlo cuando abra la siguiente.",
        $"This edition receives no more proposals: it closed on {ReceptionTime.In(Closes.AddMinutes(-1), Zone)}. What your club has written is kept, and can be copied when the next one opens.");
}

/// <summary>The reception period is over; its closing instant itself is too late.</summary>
public sealed record ReceptionClosed(DateTimeOffset Closes, string Zone) : Refusal("proposal.reception_closed")
{
    public override Bilingual Say => new(
        $"La recepción de propuestas cerró el {ReceptionTime.In(Closes.AddMinutes(-1), Zone)}. Su borrador queda guardado.",
        $"Reception of proposals closed on {ReceptionTime.In(Closes.AddMinutes(-1), Zone)}. Your draft stays saved.");
}

/// <summary>No edition of that kind is open for the state.</summary>
public sealed record ProgrammeNotChosen() : Refusal("proposal.programme_not_chosen")
{
    public override Bilingual Say => new(
        "Elija un programa que esté recibiendo propuestas.", "Choose a programme that is receiving proposals.");
}

/// <summary>A project needs a name to be found again.</summary>
public sealed record TitleMissing() : Refusal("proposal.title_missing")
{
    public override Bilingual Say => new(
        "Escriba el nombre del proyecto, con 200 letras cuando mucho.",
        "Enter the project's name, in 200 letters at most.");
}

/// <summary>The consulate's registration has not been verified by the programme.</summary>
public sealed record RegistrationNotVerified() : Refusal("proposal.registration_not_verified")
{
    public override Bilingual Say => new(
        "La Toma de Nota de su club aún no está verificada. Pida a la delegación que la verifique; su borrador queda guardado.",
        "Your club's registration (Toma de Nota) has not been verified yet. Ask the delegation to verify it; your draft stays saved.");
}

/// <summary>The registration is not in force on the day of submission.</summary>
public sealed record RegistrationNotInForce(DateOnly From, DateOnly Until)
    : Refusal("proposal.registration_not_in_force")
{
    public override Bilingual Say => new(
        $"La Toma de Nota de su club vale del {From:dd/MM/yyyy} al {Until:dd/MM/yyyy}. Renuévela en el consulado y pida que se verifique.",
        $"Your club's registration (Toma de Nota) is valid from {From:dd/MM/yyyy} to {Until:dd/MM/yyyy}. Renew it at the consulate and have it verified.");
}

/// <summary>Something is still missing; all of it is named.</summary>
public sealed record ProposalIncomplete(IReadOnlyList<MissingPart> Missing) : Refusal("proposal.incomplete")
{
    public override Bilingual Say => new(
        $"Aún falta: {string.Join("; ", Missing.Select(m => m.What.Spanish))}.",
        $"Still missing: {string.Join("; ", Missing.Select(m => m.What.English))}.");
}

/// <summary>Contributions and declared gap are not the project's cost.</summary>
public sealed record ContributionsDoNotAddUp(Money Contributions, Money Gap, Money Cost)
    : Refusal("proposal.contributions_do_not_add_up")
{
    public override Bilingual Say => new(
        $"Las aportaciones ({Said(Contributions)}) más el faltante ({Said(Gap)}) suman {Said(Contributions + Gap)}, y el costo es {Said(Cost)}. Deben ser iguales.",
        $"The contributions ({Said(Contributions)}) plus the gap ({Said(Gap)}) make {Said(Contributions + Gap)}, and the cost is {Said(Cost)}. They must be equal.");

    private static string Said(Money money) => MoneyText.Format(money);
}

/// <summary>A limit leaves a gap and the club has not said what to do about it.</summary>
public sealed record ChoiceMissing(Money Gap) : Refusal("proposal.choice_missing")
{
    public override Bilingual Say => new(
        $"Faltan {MoneyText.Format(Gap)}. Elija qué hacer con el faltante.",
        $"{MoneyText.Format(Gap)} is missing. Choose what to do about the gap.");
}

/// <summary>
/// The edition has no envelope for a party that its rules name; where the rules divide that party's money, for which
/// municipality or type.
/// </summary>
public sealed record EnvelopeMissing(string Party, string? Municipality = null, Bilingual? Type = null)
    : Refusal("proposal.envelope_missing")
{
    public override Bilingual Say
    {
        get
        {
            var party = PartyLabels.Of(Party);
            return new(
                $"El programa aún no publica el techo presupuestal de {party.Spanish}"
                + $"{(Municipality is null ? "" : $" para {Municipality}")}"
                + $"{(Type is { } kind ? $", tipo {kind.Spanish}" : "")}. Avise a la dirección del programa.",
                $"The programme has not published the envelope of {party.English}"
                + $"{(Municipality is null ? "" : $" for {Municipality}")}"
                + $"{(Type is { } named ? $", type {named.English}" : "")} yet. Tell the programme's office.");
        }
    }
}

/// <summary>The days to correct have run out.</summary>
public sealed record CorrectionClosed(DateTimeOffset Closed) : Refusal("proposal.correction_closed")
{
    public override Bilingual Say => new(
        "El plazo para corregir la propuesta ya venció.", "The time to correct the proposal has run out.");
}

/// <summary>A request for missing items must name them.</summary>
public sealed record MissingItemsNotListed() : Refusal("review.items_not_listed")
{
    public override Bilingual Say => new(
        "Escriba cada cosa que falta, una en cada renglón.", "Write each thing that is missing, one on each line.");
}

/// <summary>An item is longer than a notice can print.</summary>
public sealed record MissingItemTooLong() : Refusal("review.item_too_long")
{
    public override Bilingual Say => new(
        "Cada renglón admite 500 letras y la lista 50 renglones.",
        "Each line holds 500 letters and the list 50 lines.");
}

/// <summary>How a closing hour is told: day, hour, zone.</summary>
internal static class ReceptionTime
{
    public static string In(DateTimeOffset at, string zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone));
        return $"{local.ToString("dd/MM/yyyy, HH:mm", System.Globalization.CultureInfo.InvariantCulture)} ({zone})";
    }
}
