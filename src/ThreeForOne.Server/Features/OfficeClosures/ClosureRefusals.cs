using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.OfficeClosures;

/// <summary>A closure is written before it begins: a day that people have worked is not taken back.</summary>
public sealed record ClosureNotAhead() : Refusal("closure.not_ahead")
{
    public override Bilingual Say => new(
        "Un cierre se escribe antes de que empiece: elija un día posterior a hoy.",
        "A closure is written before it begins: choose a day after today.");
}

/// <summary>It ends before it begins, or lasts longer than an office is closed for.</summary>
public sealed record ClosureLengthWrong(int DaysMax) : Refusal("closure.length_wrong")
{
    public override Bilingual Say => new(
        $"El último día no puede ser anterior al primero, y un cierre dura {DaysMax} días cuando mucho.",
        $"The last day cannot be before the first, and a closure lasts at most {DaysMax} days.");
}

/// <summary>The office is closed on one of these days already.</summary>
public sealed record ClosureOverlaps(DateOnly First, DateOnly Last) : Refusal("closure.overlaps")
{
    public override Bilingual Say => new(
        $"Ya hay un cierre del {Text(Language.Spanish, First)} al {Text(Language.Spanish, Last)}.",
        $"There is a closure from {Text(Language.English, First)} to {Text(Language.English, Last)} already.");

    private static string Text(Language language, DateOnly day) => new Texts(language).Date(day);
}

/// <summary>Nobody said why the office is closed, or why it is not after all.</summary>
public sealed record ClosureReasonMissing() : Refusal("closure.reason_missing")
{
    public override Bilingual Say => new(
        "Escriba el motivo; se muestra junto a cada plazo.", "Write the reason; it is shown beside each deadline.");
}

/// <summary>There is no such closure of this office, or it was taken back.</summary>
public sealed record NoSuchClosure() : Refusal("closure.none")
{
    public override Bilingual Say => new(
        "Ese cierre ya no está en la lista de su oficina.", "That closure is no longer in your office's list.");
}

/// <summary>It has begun: deadlines have been counted by it.</summary>
public sealed record ClosureHasBegun() : Refusal("closure.has_begun")
{
    public override Bilingual Say => new(
        "Ese cierre ya empezó; queda como está.", "That closure has begun; it stays as it is.");
}
