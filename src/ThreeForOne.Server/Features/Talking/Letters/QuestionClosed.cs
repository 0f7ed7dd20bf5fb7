using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Talking.Letters;

/// <summary>To the side that was asked: whoever asked says that it is settled, and how.</summary>
public sealed record QuestionClosed(
    Guid Project, int Number, string Folio, string Title, string From, string Subject, string Body)
    : LetterFacts(Known)
{
    public static MailKind Known { get; } = new(
        "question.closed", MailGroup.Questions, new("Se cerró una pregunta", "A question was closed"));

    public override Letter Write(MailReader reader)
    {
        var t = reader.T;
        return new(
            t[$"Pregunta cerrada sobre {Folio}: {Subject}", $"Question closed about {Folio}: {Subject}"],
            [
                t[$"{From} cerró su pregunta sobre «{Title}»:", $"{From} closed its question about “{Title}”:"],
                PlainText.Begin(Body, QuestionAsked.BodyMax),
            ],
            reader.NothingToDo, reader.NoLastDay, reader.AskOnPage)
        {
            Path = $"/projects/{Project}/questions/{Number}",
            LinkWords = t["Ver la pregunta", "See the question"],
        };
    }
}
