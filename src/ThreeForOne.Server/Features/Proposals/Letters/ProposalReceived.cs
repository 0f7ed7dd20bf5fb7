using ThreeForOne.Server.Features.Mail;

namespace ThreeForOne.Server.Features.Proposals.Letters;

/// <summary>To the club: its proposal has arrived, under which folio, and who looks at it now.</summary>
public sealed record ProposalReceived(
    Guid Project, string Folio, string Title, string Office, DateTimeOffset ReceivedAt, DateTimeOffset? ReviewedBy,
    string Zone) : LetterFacts(Known)
{
    public static MailKind Known { get; } = new(
        "proposal.submitted", MailGroup.Projects, new("Propuesta recibida", "Proposal received"), IsNotice: true);

    public override Letter Write(MailReader reader)
    {
        var t = reader.T;
        return new(
            t[
                $"Recibimos su propuesta {Folio}: {Title}",
                $"We received your proposal {Folio}: {Title}"],
            [
                t[
                    $"{Office} recibió su propuesta el {ZonedTime.At(t, ReceivedAt, Zone)}, hora de {ZonedTime.NameOf(t, Zone)}. Su folio es {Folio}.",
                    $"{Office} received your proposal on {ZonedTime.At(t, ReceivedAt, Zone)}, {ZonedTime.NameOf(t, Zone)} time. Its folio is {Folio}."],
                ReviewedBy is { } until
                    ? t[
                        $"La delegación revisa los documentos; si falta algo, se lo pide en un solo aviso, a más tardar el {ZonedTime.Until(t, until, Zone, reader.Zone)}.",
                        $"The delegation reviews the papers; if anything is missing it asks for all of it in one notice, at the latest on {ZonedTime.Until(t, until, Zone, reader.Zone)}."]
                    : t[
                        "La delegación revisa los documentos; si falta algo, se lo pide en un solo aviso.",
                        "The delegation reviews the papers; if anything is missing it asks for all of it in one notice."],
            ],
            reader.NothingToDo, reader.NoLastDay, reader.AskOffice(Office))
        {
            Path = $"/projects/{Project}/documents",
            LinkWords = t["Ver y guardar el acuse de recibo", "See and keep the acknowledgement"],
        };
    }
}
