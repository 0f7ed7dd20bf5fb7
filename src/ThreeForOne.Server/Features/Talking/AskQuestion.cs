using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.Talking.Letters;

namespace ThreeForOne.Server.Features.Talking;

/// <summary>
/// An office asks the club, or the club the delegation that looks after its project. It is not the formal request: no
/// clock runs, nothing moves.
/// </summary>
public sealed class AskQuestion(Database db, Offices offices, TalkReaders readers)
{
    /// <summary>As many as one page of a project can still be about.</summary>
    public const int OpenMax = 50;

    /// <returns>The question's number on its project.</returns>
    public Task<Result<int>> Handle(
        Guid projectId, string? subject, string? body, string formKey, Actor who, CancellationToken stop) =>
        db.InTransaction<int>(who, "Pregunta", act => db.Once<int>("question.ask", formKey, new JsonObject
        {
            ["project"] = projectId.ToString(), ["subject"] = subject, ["body"] = body,
        }, act, async () =>
        {
            if (!TalkRoles.Talks(who)) return new TalkingNotYours();
            // One after the other on a project: the number is the next.
            if (await db.LockProject(projectId, stop) is not { } project || !project.IsSeenBy(who))
                return new NoSuchProject();
            if (project.SubmittedAt is null) return new QuestionBeforeSubmission();
            if (!TalkText.Subject(subject).TryGet(out var about, out var refusal)) return refusal;
            if (!TalkText.Body(body).TryGet(out var text, out refusal)) return refusal;
            if (await db.Questions.CountAsync(q => q.ProjectId == projectId && q.Status != "closed", stop) >= OpenMax)
                return new TooManyQuestions(OpenMax);

            return await Ask(project, about, text, act, stop);
        }, stop), stop);

    private async Task<int> Ask(Project project, string about, string text, Act act, CancellationToken stop)
    {
        var from = db.Actor.Organisation;
        var to = from == project.ClubId
            ? (await offices.For("technician", null, project, stop)).Organisation
            : project.ClubId;
        var last = await db.Questions.Where(q => q.ProjectId == project.Id).MaxAsync(q => (int?)q.Number, stop);
        var question = new Question
        {
            Id = db.NewId(), ProjectId = project.Id, Number = (last ?? 0) + 1, Subject = about, OrganisationId = from,
            AskedBy = act.By, AskedAt = act.At, ToId = to, StatusAt = act.At,
        };
        db.Questions.Add(question);
        db.QuestionMessages.Add(new QuestionMessage
        {
            Id = db.NewId(), QuestionId = question.Id, ProjectId = project.Id, Number = 1, Kind = "question",
            Body = text, OrganisationId = from, WrittenBy = act.By, WrittenAt = act.At,
        });
        await db.Record("question.asked", act with { Reason = about }, project.Id, question.Id, new JsonObject
        {
            ["number"] = question.Number, ["from"] = from.ToString(), ["to"] = to.ToString(),
        }, stop);
        await readers.Tell(question, project, to, name => new QuestionAsked(
            project.Id, question.Number, project.Folio!, project.Title, name, about, text, IsMore: false), act, stop);
        return question.Number;
    }
}
