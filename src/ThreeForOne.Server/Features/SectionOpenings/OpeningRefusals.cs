using ThreeForOne.Server.Features.Proposals;

namespace ThreeForOne.Server.Features.SectionOpenings;

/// <summary>Only what an engineer knows about can be opened; the money and the papers stay with the club.</summary>
public sealed record SectionNotOpenable() : Refusal("opening.section_not_openable")
{
    public override Bilingual Say => new("Elija una parte de la lista.", "Choose a part from the list.");
}

/// <summary>The office is not the works office of the project's town.</summary>
public sealed record OfficeNotOfTown() : Refusal("opening.office_not_of_town")
{
    public override Bilingual Say => new(
        "Elija la oficina de obras del municipio de su proyecto.",
        "Choose the works office of your project's municipality.");
}

/// <summary>The town is not chosen yet, so nobody knows whose office to invite.</summary>
public sealed record TownMissing() : Refusal("opening.town_missing")
{
    public override Bilingual Say => new(
        "Elija primero el municipio, en la parte 1.", "Choose the municipality first, in part 1.");
}

/// <summary>The part is open already.</summary>
public sealed record SectionIsOpen() : Refusal("opening.section_is_open")
{
    public override Bilingual Say => new(
        "Esa parte ya está abierta a una oficina. Confírmela o retírela antes de abrirla otra vez.",
        "That part is open to an office already. Confirm it or take it back before you open it again.");
}

/// <summary>The office said that it is ready: the club has the part now.</summary>
public sealed record SectionHandedBack() : Refusal("opening.handed_back")
{
    public override Bilingual Say => new(
        "Usted ya dijo que esta parte está lista; ahora la revisa el club. Si algo falta, avísele.",
        "You said that this part is ready; now the club checks it. If something is missing, tell the club.");
}

/// <summary>There is no such opening, or it was settled before.</summary>
public sealed record NoSuchOpening() : Refusal("opening.none")
{
    public override Bilingual Say => new(
        "Esa parte ya no está abierta.", "That part is not open any more.");
}

/// <summary>The office has not said that it is ready.</summary>
public sealed record OfficeNotReady() : Refusal("opening.office_not_ready")
{
    public override Bilingual Say => new(
        "La oficina todavía no dice que la parte está lista. Espere, o retírela con un motivo.",
        "The office has not said yet that the part is ready. Wait, or take it back with a reason.");
}

/// <summary>A proposal is not sent while another office may still write in it.</summary>
public sealed record SectionsStandOpen(IReadOnlyList<string> Codes) : Refusal("opening.sections_stand_open")
{
    public override Bilingual Say => new(
        $"Confirme o retire primero lo que abrió a la oficina de obras: {Names(b => b.Spanish)}.",
        $"First confirm or take back what you opened to the works office: {Names(b => b.English)}.");

    private string Names(Func<Bilingual, string> said) =>
        string.Join(", ", Codes.Select(c => said(ProposalProgress.NameOf(c))));
}
