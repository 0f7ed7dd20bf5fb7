using System.Text.Json.Nodes;
using ThreeForOne.Server.Features.Talking.Letters;

namespace ThreeForOne.Server.Features.Talking;

/// <summary>Whoever asked says that it is settled, and how: nobody writes in it any more.</summary>
public sealed class CloseQuestion(Database db, LockQuestion locks, TalkReaders readers)
{
    public Task<Result<bool>> Handle(Guid projectId, int number, string? why, Actor who, CancellationToken stop) =>
        db.InTransaction<bool>(who, "Mensaje", async act =>
        {
            if (!(await locks.Of(projectId, number, who, stop)).TryGet(out var locked, out var refusal)) return refusal;
            var (project, question) = locked;
            if (question.OrganisationId != who.Organisation) return new QuestionClosedByAsker();
            if (!TalkText.Body(why).TryGet(out var text, out refusal)) return refusal;

            db.QuestionMessages.Add(new QuestionMessage
            {
                Id = db.NewId(), QuestionId = question.Id, ProjectId = project.Id,
                Number = await locks.Last(question, stop) + 1, Kind = "closing", Body = text,
                OrganisationId = who.Organisation, WrittenBy = act.By, WrittenAt = act.At,
            });
            // The message first: the database takes none into a closed question.
            await db.SaveChangesAsync(stop);
            (question.Status, question.StatusAt) = ("closed", act.At);
            await db.Record("question.closed", act with { Reason = question.Subject }, project.Id, question.Id,
                new JsonObject { ["number"] = question.Number }, stop);
            await readers.Tell(question, project, question.ToId, name => new QuestionClosed(
                project.Id, question.Number, project.Folio!, project.Title, name, question.Subject, text), act, stop);
            await MarkRead.Of(db, question.Id, stop);
            return true;
        }, stop);
}
