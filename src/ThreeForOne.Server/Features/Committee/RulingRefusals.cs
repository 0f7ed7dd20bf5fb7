namespace ThreeForOne.Server.Features.Committee;

/// <summary>A project of the agenda has no ruling yet.</summary>
public sealed record RulingMissing(string Folio) : Refusal("ruling.missing")
{
    public override Bilingual Say => new(
        $"Falta la resolución del proyecto {Folio}.",
        $"Project {Folio} has no ruling yet.");
}

/// <summary>Every ruling says why.</summary>
public sealed record RulingReasonMissing(string Folio) : Refusal("ruling.reason_missing")
{
    public override Bilingual Say => new(
        $"Escriba el motivo de la resolución del proyecto {Folio}.",
        $"Write the reason for the ruling on project {Folio}.");
}

/// <summary>Whoever puts a project off to the next session says why.</summary>
public sealed record DeferralReasonMissing(string Folio) : Refusal("ruling.deferral_reason_missing")
{
    public override Bilingual Say => new(
        $"Escriba por qué se difiere el proyecto {Folio} a la siguiente sesión.",
        $"Write why project {Folio} is deferred to the next session.");
}

/// <summary>The pack asks the municipality to certify its part before the committee approves.</summary>
public sealed record CertificationMissing(string Folio, Money Missing) : Refusal("ruling.certification_missing")
{
    public override Bilingual Say => new(
        $"Al proyecto {Folio} le faltan ${MoneyText.Format(Missing)} que el municipio no ha certificado; así no se aprueba.",
        $"Project {Folio} lacks ${MoneyText.Format(Missing)} that the municipality has not certified; it cannot be approved like this.");
}

/// <summary>A conditional approval says what is to be met and until when.</summary>
public sealed record ConditionMissing(string Folio) : Refusal("ruling.condition_missing")
{
    public override Bilingual Say => new(
        $"Escriba la condición del proyecto {Folio} y una fecha límite posterior a hoy.",
        $"Write the condition of project {Folio} and a last day after today.");
}

/// <summary>Approval needs more than half of the votes cast.</summary>
public sealed record MajorityMissing(string Folio, int For, int Cast) : Refusal("ruling.majority_missing")
{
    public override Bilingual Say => new(
        $"El proyecto {Folio} tiene {For} de {Cast} votos a favor; aprobarlo requiere más de la mitad.",
        $"Project {Folio} has {For} of {Cast} votes for it; approval takes more than half.");
}

/// <summary>The secretary writes down what the committee voted, and cannot turn it round.</summary>
public sealed record RulingAgainstVote(string Folio, int For, int Cast) : Refusal("ruling.against_vote")
{
    public override Bilingual Say => new(
        $"El proyecto {Folio} tiene mayoría a favor ({For} de {Cast}); no puede resolverse como no aprobado.",
        $"Project {Folio} has a majority for it ({For} of {Cast}); it cannot be ruled not approved.");
}

/// <summary>A gap may be submitted, never approved.</summary>
public sealed record GapNotApprovable(string Folio, Money Gap) : Refusal("ruling.gap_open")
{
    public override Bilingual Say => new(
        $"Al proyecto {Folio} le faltan ${MoneyText.Format(Gap)} sin aportante; con un faltante no se aprueba.",
        $"Project {Folio} lacks ${MoneyText.Format(Gap)} that nobody gives; it cannot be approved with a gap.");
}

/// <summary>What is to be approved is more than a party's envelope has left: whose, and by how much.</summary>
public sealed record EnvelopeBinds(string Party, Money Over, Money Available, Money Asked)
    : Refusal("ruling.envelope_binds")
{
    public override Bilingual Say => new(
        $"No alcanza el techo de {Name.Spanish}: se piden ${MoneyText.Format(Asked)} y quedan ${MoneyText.Format(Available)}. "
        + $"Faltan ${MoneyText.Format(Over)}.",
        $"The {Name.English} envelope is not enough: ${MoneyText.Format(Asked)} are asked and ${MoneyText.Format(Available)} are left. "
        + $"It lacks ${MoneyText.Format(Over)}.");

    /// <summary>The municipality or type of the envelope, where the pack divides it.</summary>
    public Bilingual? Part { get; init; }

    private Bilingual Name => Programmes.EnvelopeFigures.NameOf(Party, Part);
}

/// <summary>
/// What closing would do is no longer what was shown; nothing was done, and these are the differences.
/// </summary>
public sealed record PreviewChanged(Bilingual Differences) : Refusal("ruling.preview_changed")
{
    public override Bilingual Say => new(
        $"La situación cambió desde la vista previa y no se guardó nada. {Differences.Spanish} Revise la nueva vista previa.",
        $"Things changed since the preview and nothing was saved. {Differences.English} Look at the new preview.");
}
