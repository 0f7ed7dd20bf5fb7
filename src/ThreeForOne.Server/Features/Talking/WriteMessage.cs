using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.Talking.Letters;

namespace ThreeForOne.Server.Features.Talking;

/// <summary>
/// One of the two sides writes on in a question: the side that was asked answers it, the other asks on and so opens it
/// again. A correction is such a message, and what it corrects stays.
/// </summary>
public sealed class WriteMessage(Database db, LockQuestion locks, TalkReaders readers)
{
    public const int MessagesMax = 200;

    public Task<Result<Guid>> Handle(
        Guid projectId, int number, string? body, Guid? corrects, string formKey, Actor who, CancellationToken stop) =>
        db.InTransaction<Guid>(who, "Mensaje", act => db.Once<Guid>("question.write", formKey, new JsonObject
        {
            ["project"] = projectId.ToString(), ["number"] = number, ["body"] = body,
            ["corrects"] = corrects?.ToString(),
        }, act, async () =>
        {
            if (!(await locks.Of(projectId, number, who, stop)).TryGet(out var locked, out var refusal)) return refusal;
            if (!TalkText.Body(body).TryGet(out var text, out refusal)) return refusal;
            var (project, question) = locked;
            if (corrects is not null && !await db.QuestionMessages.AnyAsync(m => m.Id == corrects
                && m.QuestionId == question.Id && m.OrganisationId == who.Organisation, stop))
                return new NothingToCorrect();
            var last = await locks.Last(question, stop);
            if (last >= MessagesMax) return new TooManyMessages(MessagesMax);

            return await Write(project, question, last + 1, text, corrects, act, stop);
        }, stop), stop);

    private async Task<Guid> Write(
        Project project, Question question, int number, string text, Guid? corrects, Act act, CancellationToken stop)
    {
        var office = db.Actor.Organisation;
        var answers = office == question.ToId;
        var message = new QuestionMessage
        {
            Id = db.NewId(), QuestionId = question.Id, ProjectId = project.Id, Number = number,
            Kind = answers ? "answer" : "more", Body = text, OrganisationId = office,
            WrittenBy = act.By, WrittenAt = act.At, AmendsId = corrects,
        };
        db.QuestionMessages.Add(message);
        (question.Status, question.StatusAt) = (answers ? "answered" : "open", act.At);
        await db.Record(
            answers ? "question.answered" : "question.asked_on", act with { Reason = question.Subject }, project.Id,
            question.Id, new JsonObject { ["number"] = question.Number, ["message"] = message.Id.ToString() }, stop);
        await readers.Tell(
            question, project, answers ? question.OrganisationId : question.ToId,
            name => answers
                ? new QuestionAnswered(
                    project.Id, question.Number, project.Folio!, project.Title, name, question.Subject, text)
                : new QuestionAsked(
                    project.Id, question.Number, project.Folio!, project.Title, name, question.Subject, text,
                    IsMore: true),
            act, stop);
        // Whoever answers has read what was asked.
        await MarkRead.Of(db, question.Id, stop);
        return message.Id;
    }
}
