using ThreeForOne.Server.Features.Mail;

namespace ThreeForOne.Server.Features.Proposals.Letters;

/// <summary>To the club: what is missing, all of it, and until when it may be brought.</summary>
/// <param name="Count">How it was counted.</param>
/// <param name="Until">The first instant that is too late; null when the request itself came too late.</param>
public sealed record ItemsRequested(
    Guid Project, string Folio, string Title, string Office, IReadOnlyList<string> Missing, string Reason,
    DateTimeOffset? Until, string Zone, DeadlineCount? Count) : LetterFacts(Known)
{
    public static MailKind Known { get; } = new(
        "proposal.items_requested", MailGroup.Projects, new("Faltan documentos o datos", "Papers or facts are missing"),
        IsNotice: true);

    public override Letter Write(MailReader reader)
    {
        var t = reader.T;
        return new(
            t[
                $"Su proyecto {Folio} requiere correcciones: {Title}",
                $"Your project {Folio} needs corrections: {Title}"],
            [
                t[
                    $"{Office} revisó su propuesta y le pide lo que sigue. Es todo lo que falta.",
                    $"{Office} reviewed your proposal and asks for what follows. It is all that is missing."],
                t[
                    $"Motivo: {Reason}",
                    $"Reason: {Reason}"],
            ],
            t[
                "Complete lo que falta y envíe de nuevo la propuesta.",
                "Supply what is missing and submit the proposal again."],
            Until is null
                ? t[
                    "No hay fecha límite: este aviso salió después de su plazo, así que el tiempo no corre contra el club.",
                    "There is no last day: this notice went out after its time, so no clock runs against the club."]
                : t[
                    $"{reader.By(Until, Zone, Count)} Si no se envía a tiempo, la propuesta se desecha.",
                    $"{reader.By(Until, Zone, Count)} If it is not submitted in time the proposal is dismissed."],
            reader.AskOffice(Office))
        {
            Items = Missing, Path = $"/proposals/{Project}",
            LinkWords = t["Abrir su propuesta", "Open your proposal"],
        };
    }
}
