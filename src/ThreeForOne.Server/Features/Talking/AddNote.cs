using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Talking;

/// <summary>
/// An office keeps a note for the offices of a project. No club sees it, nor that there is one: its event belongs to no
/// project.
/// </summary>
public sealed class AddNote(Database db, Offices offices, TalkReaders readers)
{
    public Task<Result<Guid>> Handle(
        Guid projectId, string? body, Guid? corrects, string formKey, Actor who, CancellationToken stop) =>
        db.InTransaction<Guid>(who, "Nota interna", act => db.Once<Guid>("note.add", formKey, new JsonObject
        {
            ["project"] = projectId.ToString(), ["body"] = body, ["corrects"] = corrects?.ToString(),
        }, act, async () =>
        {
            if (!TalkRoles.IsOfOffice(who)) return new TalkingNotYours();
            // One after the other on a project: the number is the next.
            var project = await db.LockProject(projectId, stop);
            if (project is null || project.ClubId == who.Organisation || !project.IsSeenBy(who))
                return new NoSuchProject();
            if (!TalkText.Body(body).TryGet(out var text, out var refusal)) return refusal;
            if (corrects is not null && !await db.ProjectNotes.AnyAsync(n => n.Id == corrects
                && n.ProjectId == projectId && n.OrganisationId == who.Organisation, stop))
                return new NothingToCorrect();

            var last = await db.ProjectNotes.Where(n => n.ProjectId == projectId).MaxAsync(n => (int?)n.Number, stop);
            var note = new ProjectNote
            {
                Id = db.NewId(), ProjectId = projectId, Number = (last ?? 0) + 1, Body = text,
                OrganisationId = who.Organisation, WrittenBy = act.By, WrittenAt = act.At, AmendsId = corrects,
            };
            db.ProjectNotes.Add(note);
            await db.Record("note.added", act, null, note.Id,
                new JsonObject { ["office"] = who.Organisation.ToString() }, stop);
            var delegation = (await offices.For("technician", null, project, stop)).Organisation;
            foreach (var office in (await readers.OfNotes(projectId, delegation, act, stop)).GroupBy(r => r.Office))
                await readers.Mark(
                    [.. office.Select(r => r.Person)], office.Key, projectId, projectId, "note", act, stop);
            await MarkRead.Of(db, projectId, stop);
            return note.Id;
        }, stop), stop);
}
