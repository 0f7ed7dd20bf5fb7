namespace ThreeForOne.Domain;

/// <summary>There is nothing to allocate to.</summary>
public sealed record RankedListEmpty() : Refusal("allocation.list_empty")
{
    public override Bilingual Say => new(
        "La lista de proyectos está vacía; ponga al menos uno.",
        "The list of projects is empty; put at least one on it.");
}

/// <summary>A project stands twice on the ranked list; <see cref="Place"/> is its second place, from 1.</summary>
public sealed record RankedTwice(int Place) : Refusal("allocation.ranked_twice")
{
    public override Bilingual Say => new(
        $"El proyecto del lugar {Place} ya está antes en la lista; cada uno va una sola vez.",
        $"The project in place {Place} is on the list before that; each stands there once.");
}

/// <summary>A request or an envelope is below zero; <see cref="Place"/> is the place on its list, from 1.</summary>
public sealed record AllocationAmountNegative(int Place) : Refusal("allocation.amount_negative")
{
    public override Bilingual Say => new(
        $"La cantidad del lugar {Place} es negativa; escriba cero o más.",
        $"The amount in place {Place} is negative; it must be zero or more.");
}
