namespace ThreeForOne.Domain;

/// <summary>A criterion counts for nothing.</summary>
public sealed record PackCriterionWeightless(string Key, string Criterion)
    : PackRefusal("pack.criterion_weightless", Key)
{
    public override Bilingual Say => new(
        $"El criterio «{Criterion}» debe pesar al menos uno por ciento.",
        $"The criterion “{Criterion}” must weigh at least one percent.");
}

/// <summary>The weights of the criteria are percents of the whole, and do not add up to it.</summary>
public sealed record PackCriteriaNotHundred(string Key, long Sum) : PackRefusal("pack.criteria_not_hundred", Key)
{
    public override Bilingual Say => new(
        $"Los pesos de los criterios suman {Sum}; deben sumar 100.",
        $"The weights of the criteria add up to {Sum}; they must add up to 100.");
}

/// <summary>No session could meet this quorum, or any would.</summary>
public sealed record PackQuorumImpossible(string Key, int Sectors) : PackRefusal("pack.quorum_impossible", Key)
{
    public override Bilingual Say => new(
        $"El quórum debe ser de 1 a {Sectors} sectores.",
        $"The quorum must be from 1 to {Sectors} sectors.");
}

/// <summary>The club's money is never budget, so it has no envelope.</summary>
public sealed record PackEnvelopeOfClub(string Key) : PackRefusal("pack.envelope_of_club", Key)
{
    public override Bilingual Say => new(
        "El dinero del club no es presupuesto: no tiene techo.",
        "The club's money is no budget: it has no envelope.");
}

/// <summary>The books know no such posting.</summary>
public sealed record PackPostingImpossible(string Key, string Posting) : PackRefusal("pack.posting_impossible", Key)
{
    public override Bilingual Say => new(
        $"Los libros no conocen el asiento «{Posting}».",
        $"The books know no posting “{Posting}”.");
}

/// <summary>A posting stands twice.</summary>
public sealed record PackPostingTwice(string Key, string Posting) : PackRefusal("pack.posting_twice", Key)
{
    public override Bilingual Say => new(
        $"El asiento «{Posting}» está dos veces.",
        $"The posting “{Posting}” is there twice.");
}

/// <summary>A moment that projects go through may post nothing.</summary>
public sealed record PackPostingMissing(string Key, string Posting) : PackRefusal("pack.posting_missing", Key)
{
    public override Bilingual Say => new(
        $"Falta el asiento «{Posting}»: un proyecto se detendría ahí.",
        $"The posting “{Posting}” is missing: a project would stop there.");
}
