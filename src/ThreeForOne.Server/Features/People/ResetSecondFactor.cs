using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.People.Letters;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.SignIn;

namespace ThreeForOne.Server.Features.People;

/// <summary>
/// An administrator takes away the second step of somebody who lost it: the app, the recovery codes, the passkeys and
/// the staff's identity. Every sign-in of that person ends, they are told by letter, and set it up anew at the next.
/// </summary>
public sealed class ResetSecondFactor(Database db, OpenSignIns open)
{
    public async Task<Result<bool>> Handle(Guid person, string? reason, Actor who, CancellationToken stop)
    {
        var done = await db.InTransaction<bool>(who, (reason ?? "").Trim(), async act =>
        {
            if (!who.Roles.Contains(InvitePerson.Role)) return new NotYourTurn(InvitePerson.Role);
            if (act.Reason.Length == 0) return new ReasonMissing();
            if ((await db.Database.SqlQuery<Guid>(
                $"select id as \"Value\" from account where id = {person} for update").ToListAsync(stop)).Count == 0)
                return new NoSuchPerson();
            await db.Database.ExecuteSqlAsync($"select reset_second_factor({person})", stop);
            await db.Record("second_factor.reset", act, null, person, new JsonObject(), stop);
            await db.AddMail(new SecondFactorResetLetter(act.At), person, new(Subject: db.NewId()), act, stop);
            return true;
        }, stop);
        open.Forget(person);
        return done;
    }
}
