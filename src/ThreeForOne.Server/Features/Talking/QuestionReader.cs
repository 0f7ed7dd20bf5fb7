using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Talking;

/// <summary>A question in a list: who asks whom, how it stands, whether the reader has read all of it.</summary>
public sealed record QuestionRow(
    Guid Project, int Number, string Subject, string Status, DateTimeOffset StatusAt, string From, string To,
    bool IsOurTurn, bool IsUnread)
{
    public string Href => $"/projects/{Project}/questions/{Number}";
}

/// <summary>A message or a note as it is read; the person's name comes from their erasable row.</summary>
public sealed record MessageView(
    Guid Id, int Number, string Kind, string Body, string Person, string Office, bool IsOurs, DateTimeOffset At,
    Guid? Corrects)
{
    /// <summary>A later message says that this one was wrong.</summary>
    public bool IsCorrected { get; init; }

    public static IReadOnlyList<MessageView> Marked(IReadOnlyList<MessageView> messages)
    {
        var corrected = messages.Select(m => m.Corrects).ToHashSet();
        return [.. messages.Select(m => m with { IsCorrected = corrected.Contains(m.Id) })];
    }
}

/// <summary>A question with all that was written in it.</summary>
public sealed record QuestionThread(
    Question Question, string From, string To, IReadOnlyList<MessageView> Messages, bool IsUnread);

/// <summary>A project whose notes or questions the reader has not read.</summary>
public sealed record UnreadRow(
    Guid Project, string? Folio, string Title, string Kind, int? Number, string? Subject, DateTimeOffset Since)
{
    public string Href => $"/projects/{Project}/" + (Number is { } number ? $"questions/{number}" : "notes");
}

/// <summary>What was asked, answered and noted; row-level security decides for whom.</summary>
public sealed class QuestionReader(Database db)
{
    public const int RowsMax = 20;

    private const int InboxMax = 50;

    /// <summary>A project's questions, the newest first; one more than a page shows.</summary>
    public Task<List<QuestionRow>> OfProject(Guid project, int? before, Actor who, CancellationToken stop) =>
        Rows(db.Questions.AsNoTracking()
            .Where(q => q.ProjectId == project && (before == null || q.Number < before))
            .OrderByDescending(q => q.Number).Take(RowsMax + 1), who).ToListAsync(stop);

    /// <summary>The open questions that wait for the reader's organisation, the oldest first.</summary>
    public Task<List<QuestionRow>> Waiting(Actor who, CancellationToken stop) =>
        Rows(db.Questions.AsNoTracking().Where(q => q.ToId == who.Organisation && q.Status == "open")
            .OrderBy(q => q.StatusAt).Take(InboxMax), who).ToListAsync(stop);

    /// <summary>What the reader has not read, the newest first.</summary>
    public Task<List<UnreadRow>> Unread(Actor who, CancellationToken stop) =>
        (from mark in db.UnreadMarks.AsNoTracking()
         where mark.PersonId == who.Person && mark.OrganisationId == who.Organisation
         join project in db.Projects on mark.ProjectId equals project.Id
         join question in db.Questions on mark.TopicId equals question.Id into found
         from question in found.DefaultIfEmpty()
         orderby mark.Since descending, mark.TopicId
         select new UnreadRow(
             project.Id, project.Folio, project.Title, mark.Kind, question == null ? null : question.Number,
             question == null ? null : question.Subject, mark.Since)).Take(InboxMax).ToListAsync(stop);

    public async Task<QuestionThread?> Thread(Guid project, int number, Actor who, CancellationToken stop)
    {
        var question = await db.Questions.AsNoTracking()
            .SingleOrDefaultAsync(q => q.ProjectId == project && q.Number == number, stop);
        if (question is null) return null;
        var names = await db.Organisations
            .Where(o => o.Id == question.OrganisationId || o.Id == question.ToId)
            .ToDictionaryAsync(o => o.Id, o => o.Name, stop);
        var messages = await db.QuestionMessages.AsNoTracking().Where(m => m.QuestionId == question.Id)
            .OrderBy(m => m.Number)
            .Select(m => new MessageView(m.Id, m.Number, m.Kind, m.Body, db.People.First(p => p.Id == m.WrittenBy).Name,
                db.Organisations.First(o => o.Id == m.OrganisationId).Name, m.OrganisationId == who.Organisation,
                m.WrittenAt, m.AmendsId)).ToListAsync(stop);
        return new(
            question, names[question.OrganisationId], names[question.ToId], MessageView.Marked(messages),
            await IsUnread(question.Id, who, stop));
    }

    /// <summary>A project's notes, the newest first; one more than a page shows.</summary>
    public Task<List<MessageView>> Notes(Guid project, int? before, Actor who, CancellationToken stop) =>
        db.ProjectNotes.AsNoTracking()
            .Where(n => n.ProjectId == project && (before == null || n.Number < before))
            .OrderByDescending(n => n.Number).Take(RowsMax + 1)
            .Select(n => new MessageView(n.Id, n.Number, "note", n.Body, db.People.First(p => p.Id == n.WrittenBy).Name,
                db.Organisations.First(o => o.Id == n.OrganisationId).Name, n.OrganisationId == who.Organisation,
                n.WrittenAt, n.AmendsId)
            {
                IsCorrected = db.ProjectNotes.Any(c => c.AmendsId == n.Id),
            }).ToListAsync(stop);

    public Task<bool> IsUnread(Guid topic, Actor who, CancellationToken stop) => db.UnreadMarks.AnyAsync(
        u => u.PersonId == who.Person && u.OrganisationId == who.Organisation && u.TopicId == topic, stop);

    private IQueryable<QuestionRow> Rows(IQueryable<Question> questions, Actor who) => questions.Select(q =>
        new QuestionRow(
            q.ProjectId, q.Number, q.Subject, q.Status, q.StatusAt,
            db.Organisations.First(o => o.Id == q.OrganisationId).Name,
            db.Organisations.First(o => o.Id == q.ToId).Name,
            q.Status == "open" && q.ToId == who.Organisation,
            db.UnreadMarks.Any(u => u.PersonId == who.Person && u.OrganisationId == who.Organisation
                && u.TopicId == q.Id)));
}
