using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Talking;

/// <summary>A question that one of its two sides is about to write in, locked, with its project.</summary>
public sealed class LockQuestion(Database db)
{
    public async Task<Result<(Project Project, Question Question)>> Of(
        Guid projectId, int number, Actor who, CancellationToken stop)
    {
        if (!TalkRoles.Talks(who)) return new TalkingNotYours();
        var found = await db.Questions.AsNoTracking()
            .SingleOrDefaultAsync(q => q.ProjectId == projectId && q.Number == number, stop);
        if (found is null) return new NoSuchQuestion();
        if (who.Organisation != found.OrganisationId && who.Organisation != found.ToId) return new QuestionOfOthers();

        var question = await db.Questions.FromSql($"select * from question where id = {found.Id} for update")
            .SingleAsync(stop);
        await db.Entry(question).ReloadAsync(stop);
        if (question.Status == "closed") return new QuestionIsClosed();
        return (await db.Projects.AsNoTracking().SingleAsync(p => p.Id == projectId, stop), question);
    }

    /// <summary>The number of its last message.</summary>
    public Task<int> Last(Question question, CancellationToken stop) =>
        db.QuestionMessages.Where(m => m.QuestionId == question.Id).MaxAsync(m => m.Number, stop);
}
