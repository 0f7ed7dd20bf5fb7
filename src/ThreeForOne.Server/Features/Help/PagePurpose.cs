namespace ThreeForOne.Server.Features.Help;

/// <summary>What a page is for, in a sentence, and whom to ask about it.</summary>
public sealed record PagePurpose(string Route, Bilingual For, Bilingual Ask);

/// <summary>Whom people ask, by what the page is about.</summary>
internal static class Ask
{
    public static Bilingual Delegation { get; } = new(
        "Pregunte a la delegación de su estado: es la oficina que revisa las propuestas.",
        "Ask the delegation of your state: it is the office that reviews proposals.");

    public static Bilingual Treasury { get; } = new(
        "Pregunte a la tesorería o fideicomiso de su estado.",
        "Ask the treasury or trust of your state.");

    public static Bilingual Programme { get; } = new(
        "Pregunte a la oficina del programa.", "Ask the programme's office.");

    public static Bilingual Administration { get; } = new(
        "Pregunte a la administración, en la oficina del programa.",
        "Ask the administration, in the programme's office.");

    public static Bilingual Secretary { get; } = new(
        "Pregunte a la secretaría del comité, en la delegación.",
        "Ask the committee's secretary, in the delegation.");

    public static Bilingual Inviter { get; } = new(
        "Pregunte a quien le invitó, o a la delegación de su estado.",
        "Ask whoever invited you, or the delegation of your state.");
}
