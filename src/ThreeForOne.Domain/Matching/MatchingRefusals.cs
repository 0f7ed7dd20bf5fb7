namespace ThreeForOne.Domain;

/// <summary>The pack has no such type of project.</summary>
public sealed record ProjectTypeUnknown(string Type) : Refusal("matching.type_unknown")
{
    public override Bilingual Say => new(
        $"El tipo de proyecto «{Quote.Short(Type)}» no existe en las reglas de este año.",
        $"The project type “{Quote.Short(Type)}” does not exist in this year's rules.");
}

/// <summary>There is nothing to match: the cost or the deposit is zero, or less, or not in pesos.</summary>
public sealed record MatchingAmountNotPositive() : Refusal("matching.amount_not_positive")
{
    public override Bilingual Say => new(
        "La cantidad a igualar debe ser mayor que cero, en pesos.",
        "The amount to match must be more than zero, in pesos.");
}

/// <summary>The project costs less than the pack's minimum.</summary>
public sealed record ProjectBelowMinimum(Money Total, Money Minimum) : Refusal("matching.below_minimum")
{
    public override Bilingual Say => new(
        $"El proyecto cuesta ${MoneyText.Format(Total)}; el mínimo del programa es ${MoneyText.Format(Minimum)}.",
        $"The project costs ${MoneyText.Format(Total)}; the programme's minimum is ${MoneyText.Format(Minimum)}.");
}

/// <summary>The project costs more than this system can reckon with.</summary>
public sealed record ProjectTooLarge() : Refusal("matching.too_large")
{
    public override Bilingual Say => new MoneyTooLarge().Say;
}

/// <summary>A limit was certified for someone who is no party of the pack.</summary>
public sealed record CertifiedPartyUnknown(string Party) : Refusal("matching.certified_party_unknown")
{
    public override Bilingual Say => new(
        $"«{Quote.Short(Party)}» no aporta en este programa, así que no puede certificar una cantidad.",
        $"“{Quote.Short(Party)}” does not contribute in this programme, so it cannot certify an amount.");
}

/// <summary>A certified limit is negative or not in pesos.</summary>
public sealed record CertifiedAmountNegative(string Party) : Refusal("matching.certified_amount_negative")
{
    public override Bilingual Say => new(
        "La cantidad certificada debe ser de cero o más, en pesos.",
        "The certified amount must be zero or more, in pesos.");
}

/// <summary>The choice is not among those the pack offers for this project.</summary>
public sealed record ChoiceNotOffered(ChoiceKind Choice) : Refusal("matching.choice_not_offered")
{
    public override Bilingual Say => new(
        "Las reglas de este año no ofrecen esa opción para este proyecto. Elija entre las opciones que se muestran.",
        "This year's rules do not offer that option for this project. Choose among the options shown.");
}
