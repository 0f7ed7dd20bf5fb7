using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Talking.Letters;

/// <summary>To the side that answers: somebody asks, or asks on.</summary>
public sealed record QuestionAsked(
    Guid Project, int Number, string Folio, string Title, string From, string Subject, string Body, bool IsMore)
    : LetterFacts(Known)
{
    /// <summary>The rest is read on the page.</summary>
    internal const int BodyMax = 1500;

    public static MailKind Known { get; } = new(
        "question.asked", MailGroup.Questions, new("Le hacen una pregunta", "You are asked something"));

    public override Letter Write(MailReader reader)
    {
        var t = reader.T;
        return new(
            t[$"Pregunta sobre {Folio}: {Subject}", $"Question about {Folio}: {Subject}"],
            [
                IsMore
                    ? t[$"{From} escribió más en su pregunta sobre «{Title}»:",
                        $"{From} wrote more in its question about “{Title}”:"]
                    : t[$"{From} le hace una pregunta sobre «{Title}»:", $"{From} asks you about “{Title}”:"],
                PlainText.Begin(Body, BodyMax),
                t[
                    "No es un requerimiento formal: no corre ningún plazo y el proyecto sigue su camino.",
                    "It is not a formal request: no clock runs and the project goes on."],
            ],
            t["Conteste en la página de la pregunta.", "Answer on the question's page."],
            reader.NoLastDay, reader.AskOnPage)
        {
            Path = $"/projects/{Project}/questions/{Number}",
            LinkWords = t["Leer y contestar", "Read and answer"],
        };
    }
}
