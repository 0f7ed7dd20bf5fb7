using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.Proposals;

namespace ThreeForOne.Server.Features.SectionOpenings.Letters;

/// <summary>To the club: the works office finished its part.</summary>
public sealed record SectionReadyLetter(
    Guid Project, string Title, string Section, string Office) : LetterFacts(Known)
{
    public static MailKind Known { get; } = new(
        "section.ready", MailGroup.Projects, new("Parte lista para confirmar", "A part is ready to be confirmed"));

    public override Letter Write(MailReader reader)
    {
        var t = reader.T;
        var part = t[ProposalProgress.NameOf(Section)];
        return new(
            t[$"{Office} terminó una parte: {Title}", $"{Office} finished a part: {Title}"],
            [
                t[
                    $"{Office} dice que la parte «{part}» está lista.",
                    $"{Office} says that the part “{part}” is ready."],
            ],
            t[
                "Revísela y confírmela, o retírela con un motivo.",
                "Check it and confirm it, or take it back with a reason."],
            t["Antes de enviar la propuesta.", "Before you submit the proposal."],
            reader.AskOnPage)
        {
            Path = $"/proposals/{Project}/openings",
            LinkWords = t["Revisar la parte", "Check the part"],
        };
    }
}
