using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>
/// The secretary records who sits for a sector; a mistake is mended as long as the sector has not voted.
/// </summary>
public sealed class RecordAttendance(Database db, OpenSession sessions)
{
    public Task<Result<bool>> Handle(Guid id, string sector, Guid person, Actor who, CancellationToken stop) =>
        db.InTransaction<bool>(who, "Asistencia a la sesión", async act =>
        {
            if (!(await sessions.Lock(id, act, stop)).TryGet(out var open, out var refusal)) return refusal;
            if (!await Voters(db, open.Session.HeldOn).AnyAsync(a => a.PersonId == person && a.Sector == sector, stop))
                return new NotThatSectorsVoter();
            if (await db.Votes.AnyAsync(v => v.SessionId == id && v.Sector == sector, stop))
                return new SectorHasVoted();

            var seat = await db.Attendance.SingleOrDefaultAsync(a => a.SessionId == id && a.Sector == sector, stop);
            if (seat is null)
                db.Attendance.Add(
                    new SessionAttendance { SessionId = id, Sector = sector, PersonId = person, ArrivedAt = act.At });
            else
                (seat.PersonId, seat.ArrivedAt) = (person, act.At);
            await db.Record("session.attended", act, null, id,
                new JsonObject { ["sector"] = sector, ["person"] = person.ToString() }, stop);
            return true;
        }, stop);

    /// <summary>Whoever holds a sector's vote on a day.</summary>
    public static IQueryable<Appointment> Voters(Database db, DateOnly day) => db.Appointments.AsNoTracking()
        .Where(a => a.Role == "voter" && a.ValidFrom <= day && (a.ValidUntil == null || day < a.ValidUntil));
}
