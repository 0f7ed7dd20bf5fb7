using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Talking;

/// <summary>
/// Somebody has read a question, or a project's notes. Reading is nobody else's business: it is no event.
/// </summary>
public sealed class MarkRead(Database db)
{
    public Task<Result<bool>> Handle(Guid topic, Actor who, CancellationToken stop) =>
        db.InTransaction<bool>(who, "Mensaje", async _ =>
        {
            await Of(db, topic, stop);
            return true;
        }, stop);

    /// <summary>Takes away the mark of whoever acts.</summary>
    internal static Task<int> Of(Database db, Guid topic, CancellationToken stop)
    {
        var (person, organisation) = (db.Actor.Person, db.Actor.Organisation);
        return db.Database.ExecuteSqlAsync(
            $"""
            delete from unread where person_id = {person} and organisation_id = {organisation} and topic_id = {topic}
            """, stop);
    }
}
