namespace ThreeForOne.Domain;

/// <summary>
/// An expected "no", returned and never thrown: a stable code for machines and a sentence for a club's secretary.
/// </summary>
public abstract record Refusal(string Code)
{
    public abstract Bilingual Say { get; }
}
