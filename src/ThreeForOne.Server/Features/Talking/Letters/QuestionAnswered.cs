using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Talking.Letters;

/// <summary>To the side that asked: there is an answer.</summary>
public sealed record QuestionAnswered(
    Guid Project, int Number, string Folio, string Title, string From, string Subject, string Body)
    : LetterFacts(Known)
{
    public static MailKind Known { get; } = new(
        "question.answered", MailGroup.Questions, new("Contestaron su pregunta", "Your question was answered"));

    public override Letter Write(MailReader reader)
    {
        var t = reader.T;
        return new(
            t[$"Respuesta sobre {Folio}: {Subject}", $"Answer about {Folio}: {Subject}"],
            [
                t[$"{From} contestó su pregunta sobre «{Title}»:", $"{From} answered your question about “{Title}”:"],
                PlainText.Begin(Body, QuestionAsked.BodyMax),
            ],
            t[
                "Si resuelve su duda, cierre la pregunta; si no, escriba de nuevo en ella.",
                "If it settles the matter close the question; if not, write in it again."],
            reader.NoLastDay, reader.AskOnPage)
        {
            Path = $"/projects/{Project}/questions/{Number}",
            LinkWords = t["Leer la respuesta", "Read the answer"],
        };
    }
}
