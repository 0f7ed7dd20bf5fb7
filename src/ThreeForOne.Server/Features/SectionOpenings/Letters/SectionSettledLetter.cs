using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.Proposals;

namespace ThreeForOne.Server.Features.SectionOpenings.Letters;

/// <summary>To the works office: the club confirmed its part, or took it back.</summary>
public sealed record SectionSettledLetter(
    string Title, string Section, bool IsConfirmed, string Reason) : LetterFacts(Known)
{
    public static MailKind Known { get; } = new(
        "section.settled", MailGroup.Projects,
        new("Parte confirmada o retirada", "A part was confirmed or taken back"));

    public override Letter Write(MailReader reader)
    {
        var t = reader.T;
        var part = t[ProposalProgress.NameOf(Section)];
        return new(
            IsConfirmed
                ? t[$"El club confirmó su parte: {Title}", $"The club confirmed your part: {Title}"]
                : t[$"El club retiró una parte: {Title}", $"The club took a part back: {Title}"],
            [
                IsConfirmed
                    ? t[$"Lo que escribió en «{part}» quedó confirmado.", $"What you wrote in “{part}” is confirmed."]
                    : t[$"La parte «{part}» ya no está abierta. Motivo: {Reason}",
                        $"The part “{part}” is no longer open. Reason: {Reason}"],
            ],
            t["No tiene que hacer nada.", "You need not do anything."],
            t["No hay fecha límite.", "There is no last day."],
            reader.AskOnPage)
        {
            Path = "/opened-sections",
            LinkWords = t["Ver las partes abiertas", "See the open parts"],
        };
    }
}
