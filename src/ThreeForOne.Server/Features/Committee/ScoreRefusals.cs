namespace ThreeForOne.Server.Features.Committee;

/// <summary>Points are a whole number from 0 to 100.</summary>
public sealed record ScoreOutOfRange(string Folio, Bilingual Criterion, string Typed) : Refusal("score.out_of_range")
{
    public override Bilingual Say => new(
        $"Calificación de «{Criterion.Spanish}» en {Folio}: «{Typed}» no vale; escriba un número entero de 0 a 100.",
        $"Points for “{Criterion.English}” of {Folio}: “{Typed}” will not do; write a whole number from 0 to 100.");
}

/// <summary>Whoever gives points says why.</summary>
public sealed record ScoreReasonMissing(string Folio, Bilingual Criterion) : Refusal("score.reason_missing")
{
    public override Bilingual Say => new(
        $"Escriba el motivo de la calificación de «{Criterion.Spanish}» en {Folio}.",
        $"Write the reason for the points for “{Criterion.English}” of {Folio}.");
}

/// <summary>Only the pack's criteria that a person scores take points.</summary>
public sealed record NoSuchCriterion() : Refusal("score.no_such_criterion")
{
    public override Bilingual Say => new(
        "Ese criterio no se califica a mano en este programa.",
        "That criterion is not scored by hand in this programme.");
}
