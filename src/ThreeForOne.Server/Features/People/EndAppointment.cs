using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.SignIn;

namespace ThreeForOne.Server.Features.People;

/// <summary>There is no such appointment, or it is over.</summary>
public sealed record AppointmentIsOver() : Refusal("appointment.over")
{
    public override Bilingual Say => new(
        "Ese nombramiento no existe o ya terminó.", "That appointment does not exist or is over.");
}

/// <summary>An appointment ends today or later: what was done under it was done rightly.</summary>
public sealed record AppointmentEndsInThePast() : Refusal("appointment.ends_in_the_past")
{
    public override Bilingual Say => new(
        "Termine el nombramiento hoy o en un día que viene: lo que hizo hasta hoy lo hizo con derecho.",
        "End the appointment today or on a day to come: what was done until today was done rightly.");
}

/// <summary>
/// An administrator ends an appointment: from that day on the person no longer acts in that role. Open sign-ins for
/// that organisation end when it ends today.
/// </summary>
public sealed class EndAppointment(Database db, OpenSignIns open)
{
    public async Task<Result<Guid>> Handle(
        Guid id, DateOnly on, string? reason, Actor who, CancellationToken stop)
    {
        var done = await db.InTransaction<Guid>(who, (reason ?? "").Trim(), async act =>
        {
            if (!who.Roles.Contains(InvitePerson.Role)) return new NotYourTurn(InvitePerson.Role);
            if (act.Reason.Length == 0) return new ReasonMissing();
            return await End(id, on, act, stop);
        }, stop);
        if (!done.IsRefusal) open.Forget(done.Value);
        return done;
    }

    /// <summary>The same inside another use case's transaction, which has decided who may.</summary>
    public async Task<Result<Guid>> End(Guid id, DateOnly on, Act act, CancellationToken stop)
    {
        var today = MexicoCity.Day(act.At);
        var row = await db.Appointments.FromSql($"select * from appointment where id = {id} for update")
            .SingleOrDefaultAsync(stop);
        if (row is null || row.ValidUntil <= today) return new AppointmentIsOver();
        if (on < today) return new AppointmentEndsInThePast();
        // One that has not begun never will.
        row.ValidUntil = on < row.ValidFrom ? row.ValidFrom : on;
        await db.Record("appointment.ended", act, null, row.PersonId, new JsonObject
        {
            ["organisation"] = row.OrganisationId.ToString(), ["role"] = row.Role,
            ["until"] = Programmes.Civil.Text(row.ValidUntil.Value),
        }, stop);
        if (row.ValidUntil <= today) await SignOut(row, act, stop);
        return row.PersonId;
    }

    private async Task SignOut(Appointment ended, Act act, CancellationToken stop)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            update sign_in_session set ended_at = {act.At}
             where person_id = {ended.PersonId} and organisation_id = {ended.OrganisationId} and ended_at is null
            """, stop);
        // A link that was not used yet opens nothing without a role behind it.
        var hasOther = await db.Appointments.AnyAsync(a => a.PersonId == ended.PersonId && a.Id != ended.Id
            && a.OrganisationId == ended.OrganisationId
            && (a.ValidUntil == null || a.ValidUntil > ended.ValidUntil), stop);
        if (!hasOther)
            await db.Invitations.Where(i => i.PersonId == ended.PersonId && i.OrganisationId == ended.OrganisationId
                    && i.UsedAt == null && i.EndedAt == null)
                .ExecuteUpdateAsync(i => i.SetProperty(r => r.EndedAt, act.At), stop);
    }
}
