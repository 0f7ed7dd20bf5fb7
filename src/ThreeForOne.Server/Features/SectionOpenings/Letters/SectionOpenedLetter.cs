using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.Proposals;

namespace ThreeForOne.Server.Features.SectionOpenings.Letters;

/// <summary>To the works office: a club asks it to write a part of its proposal.</summary>
public sealed record SectionOpenedLetter(
    Guid Project, string Title, string Section, string Note, string Club) : LetterFacts(Known)
{
    public static MailKind Known { get; } = new(
        "section.opened", MailGroup.Projects, new("Parte de una propuesta abierta", "A part of a proposal was opened"));

    public override Letter Write(MailReader reader)
    {
        var t = reader.T;
        var part = t[ProposalProgress.NameOf(Section)];
        return new(
            t[$"{Club} le pide escribir una parte: {Title}", $"{Club} asks you to write a part: {Title}"],
            [
                t[
                    $"{Club} abrió a su oficina la parte «{part}» de su propuesta «{Title}».",
                    $"{Club} opened the part “{part}” of its proposal “{Title}” to your office."],
                .. Note.Length == 0 ? Array.Empty<string>() : [t[$"Le pide: {Note}", $"It asks: {Note}"]],
            ],
            t[
                "Escriba esa parte y diga que está lista; el club la confirma.",
                "Write that part and say that it is ready; the club confirms it."],
            t["Antes de que el club envíe su propuesta.", "Before the club submits its proposal."],
            reader.AskOnPage)
        {
            Path = $"/proposals/{Project}/{Section}",
            LinkWords = t["Abrir la parte", "Open the part"],
        };
    }
}
