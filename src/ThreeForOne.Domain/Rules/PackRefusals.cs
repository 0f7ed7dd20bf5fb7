namespace ThreeForOne.Domain;

/// <summary>
/// A pack that breaks a rule of <see cref="RulePack.Create"/>; <see cref="Key"/> is the path of the value in its file.
/// </summary>
public abstract record PackRefusal(string Code, string Key) : Refusal(Code);

/// <summary>The year is before the first match or absurdly far ahead.</summary>
public sealed record PackYearOutOfRange(string Key, int Year) : PackRefusal("pack.year_out_of_range", Key)
{
    public override Bilingual Say => new(
        $"El año {Year} no es de este programa.",
        $"The year {Year} does not belong to this programme.");
}

/// <summary>The time zone is no IANA zone.</summary>
public sealed record PackZoneUnknown(string Key, string Zone) : PackRefusal("pack.zone_unknown", Key)
{
    public override Bilingual Say => new(
        $"«{Zone}» no es una zona horaria IANA.",
        $"“{Zone}” is not an IANA time zone.");
}

/// <summary>An amount that must be above zero is not.</summary>
public sealed record PackAmountNotPositive(string Key) : PackRefusal("pack.amount_not_positive", Key)
{
    public override Bilingual Say => new("La cantidad debe ser mayor que cero.", "The amount must be more than zero.");
}

/// <summary>The reception period closes before it opens.</summary>
public sealed record PackReceptionEndsFirst(string Key) : PackRefusal("pack.reception_ends_first", Key)
{
    public override Bilingual Say => new(
        "El periodo de recepción termina antes de empezar.",
        "The reception period ends before it begins.");
}

/// <summary>A list that needs an entry has none.</summary>
public sealed record PackListEmpty(string Key) : PackRefusal("pack.list_empty", Key)
{
    public override Bilingual Say => new("La lista está vacía.", "The list is empty.");
}

/// <summary>A party is named twice where it may stand once.</summary>
public sealed record PackPartyTwice(string Key, string Party) : PackRefusal("pack.party_twice", Key)
{
    public override Bilingual Say => new($"La parte «{Party}» está dos veces.", $"The party “{Party}” is there twice.");
}

/// <summary>A code names no party (or group) of the pack.</summary>
public sealed record PackPartyUnknown(string Key, string Party) : PackRefusal("pack.party_unknown", Key)
{
    public override Bilingual Say => new(
        $"«{Party}» no es una parte de este programa.",
        $"“{Party}” is not a party of this pack.");
}

/// <summary>A party of the pack is missing where all must stand.</summary>
public sealed record PackPartyMissing(string Key, string Party) : PackRefusal("pack.party_missing", Key)
{
    public override Bilingual Say => new($"Falta la parte «{Party}».", $"The party “{Party}” is missing.");
}

/// <summary>Two entries of a list share a code.</summary>
public sealed record PackCodeTwice(string Key, string Item) : PackRefusal("pack.code_twice", Key)
{
    public override Bilingual Say => new($"El código «{Item}» está dos veces.", $"The code “{Item}” is there twice.");
}

/// <summary>A weight is below zero.</summary>
public sealed record PackWeightNegative(string Key) : PackRefusal("pack.weight_negative", Key)
{
    public override Bilingual Say => new("Un peso no puede ser negativo.", "A weight cannot be negative.");
}

/// <summary>Every weight is zero, so there is nothing to split by.</summary>
public sealed record PackWeightsAllZero(string Key) : PackRefusal("pack.weights_all_zero", Key)
{
    public override Bilingual Say => new("Todos los pesos son cero.", "All weights are zero.");
}

/// <summary>The club weighs nothing, so there would be nothing to match.</summary>
public sealed record PackClubWithoutWeight(string Key) : PackRefusal("pack.club_without_weight", Key)
{
    public override Bilingual Say => new(
        "El club debe tener un peso mayor que cero.",
        "The club's weight must be more than zero.");
}

/// <summary>A group of several parties is joint and a group of one is not.</summary>
public sealed record PackJointMismatch(string Key, string Group) : PackRefusal("pack.joint_mismatch", Key)
{
    public override Bilingual Say => new(
        $"El grupo «{Group}» es conjunto solo si tiene varias partes.",
        $"The group “{Group}” is joint only if it has several parties.");
}

/// <summary>A code names no group of the pack.</summary>
public sealed record PackGroupUnknown(string Key, string Group) : PackRefusal("pack.group_unknown", Key)
{
    public override Bilingual Say => new(
        $"«{Group}» no es un grupo de este programa.",
        $"“{Group}” is not a group of this pack.");
}

/// <summary>A type that sets weights leaves a group out.</summary>
public sealed record PackGroupMissing(string Key, string Group) : PackRefusal("pack.group_missing", Key)
{
    public override Bilingual Say => new($"Falta el grupo «{Group}».", $"The group “{Group}” is missing.");
}

/// <summary>Under this maximum not even the smallest admitted project is matched in full.</summary>
public sealed record PackMaximumBelowMinimum(string Key, string Of) : PackRefusal("pack.maximum_below_minimum", Key)
{
    public override Bilingual Say => new(
        $"El máximo de «{Of}» no alcanza para el proyecto mínimo.",
        $"The maximum of “{Of}” does not reach the smallest project.");
}

/// <summary>A deadline has no day.</summary>
public sealed record PackDaysNotPositive(string Key, string Deadline) : PackRefusal("pack.days_not_positive", Key)
{
    public override Bilingual Say => new(
        $"El plazo «{Deadline}» debe tener al menos un día.",
        $"The deadline “{Deadline}” must have at least one day.");
}

/// <summary>The match follows the club's deposit, and a government would deposit before it is known.</summary>
public sealed record PackClubNotFirst(string Key) : PackRefusal("pack.club_not_first", Key)
{
    public override Bilingual Say => new(
        "Si se iguala el depósito del club, el club deposita primero.",
        "Where the club's deposit is matched, the club deposits first.");
}

/// <summary>The match follows the club's deposit, and nothing says until when it may be completed.</summary>
public sealed record PackDepositWithoutDeadline(string Key) : PackRefusal("pack.deposit_without_deadline", Key)
{
    public override Bilingual Say => new(
        "Si se iguala el depósito del club, hace falta el plazo «deposit» para completarlo.",
        "Where the club's deposit is matched, the deadline “deposit” to complete it is needed.");
}

/// <summary>An illustrative pack claims that a value was verified.</summary>
public sealed record PackIllustrativeVerified(string Key) : PackRefusal("pack.illustrative_verified", Key)
{
    public override Bilingual Say => new(
        "Un paquete ilustrativo no puede tener valores verificados.",
        "An illustrative pack cannot hold verified values.");
}
