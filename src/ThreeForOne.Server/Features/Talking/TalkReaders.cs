using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Talking;

/// <summary>Who hears of a message: they get a mark that they have not read it, and of a question a letter.</summary>
public sealed class TalkReaders(Database db)
{
    /// <summary>
    /// A side's readers of a question: a club's officers; of an office those who wrote in it and still work there, else
    /// whoever looks after projects there.
    /// </summary>
    public async Task<IReadOnlyList<Guid>> OfSide(
        Question question, Guid club, Guid side, Act act, CancellationToken stop)
    {
        var there = Appointed(side, act);
        if (side == club)
            return await Ids(there.Where(a => RoleTable.ClubOfficers.Contains(a.Role)), stop);
        var wrote = await Ids(there.Where(a => db.QuestionMessages.Any(
            m => m.QuestionId == question.Id && m.OrganisationId == side && m.WrittenBy == a.PersonId)), stop);
        if (wrote.Count > 0) return wrote;
        var technicians = await Ids(there.Where(a => a.Role == "technician"), stop);
        return technicians.Count > 0
            ? technicians
            : await Ids(there.Where(a => TalkRoles.Offices.Contains(a.Role)), stop);
    }

    /// <summary>Of a project's notes: whoever wrote one before, and the delegation's technicians.</summary>
    public async Task<IReadOnlyList<(Guid Person, Guid Office)>> OfNotes(
        Guid project, Guid delegation, Act act, CancellationToken stop)
    {
        var today = Web.MexicoCity.Day(act.At);
        var wrote = await db.ProjectNotes.AsNoTracking().Where(n => n.ProjectId == project)
            .Select(n => new { Person = n.WrittenBy, Office = n.OrganisationId }).Distinct()
            .Where(n => db.Appointments.Any(a => a.PersonId == n.Person && a.OrganisationId == n.Office
                && a.ValidFrom <= today && (a.ValidUntil == null || a.ValidUntil > today)))
            .ToListAsync(stop);
        var technicians = await Ids(Appointed(delegation, act).Where(a => a.Role == "technician"), stop);
        return [
            .. wrote.Select(w => (w.Person, w.Office)).Concat(technicians.Select(t => (t, delegation)))
                .Distinct().Where(r => r.Item1 != act.By),
        ];
    }

    /// <summary>Marks a topic as unread for people of an organisation; who wrote it has read it.</summary>
    public async Task Mark(
        IReadOnlyList<Guid> people, Guid organisation, Guid topic, Guid project, string kind, Act act,
        CancellationToken stop)
    {
        var ids = people.Where(p => p != act.By).ToArray();
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into unread (person_id, organisation_id, topic_id, project_id, kind, since)
            select p, {organisation}, {topic}, {project}, {kind}, {act.At} from unnest({ids}) p
            on conflict do nothing
            """, stop);
    }

    /// <summary>Marks a question as unread for a side, and writes each of its readers a letter.</summary>
    public async Task Tell(
        Question question, Project project, Guid side, Func<string, LetterFacts> write, Act act,
        CancellationToken stop)
    {
        await db.SaveChangesAsync(stop);
        var people = await OfSide(question, project.ClubId, side, act, stop);
        await Mark(people, side, question.Id, project.Id, "question", act, stop);
        var office = db.Actor.Organisation;
        var from = await db.Organisations.Where(o => o.Id == office).Select(o => o.Name).SingleAsync(stop);
        foreach (var person in people.Where(p => p != act.By))
            await db.AddMail(
                write(from), person, new(Project: project.Id, Organisation: side), act, stop);
    }

    private IQueryable<Appointment> Appointed(Guid organisation, Act act)
    {
        var today = Web.MexicoCity.Day(act.At);
        return db.Appointments.AsNoTracking().Where(a => a.OrganisationId == organisation && a.ValidFrom <= today
            && (a.ValidUntil == null || a.ValidUntil > today));
    }

    private static Task<List<Guid>> Ids(IQueryable<Appointment> appointments, CancellationToken stop) =>
        appointments.Select(a => a.PersonId).Distinct().OrderBy(id => id).ToListAsync(stop);
}
