using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.SignIn;

namespace ThreeForOne.Server.Features.MyAccount;

/// <summary>The person has no appointment there today.</summary>
public sealed record NotAppointedThere() : Refusal("appointment.not_in_force")
{
    public override Bilingual Say => new(
        "Hoy no tiene un nombramiento en esa organización; elija otra de la lista.",
        "You have no appointment in that organisation today; choose another of the list.");
}

/// <summary>
/// A person of several organisations says for which one they act from now on, in this browser. Nothing of the registry
/// changes by it, so the trail does not hold it: each act names the organisation that it was done for.
/// </summary>
public sealed class ChooseOrganisation(Database db, OpenSignIns open)
{
    public async Task<Result<bool>> Handle(Guid organisation, OpenSignIn signIn, CancellationToken stop)
    {
        var done = await db.InTransaction<bool>(
            SecondFactors.Self(signIn.Person), "Organización por la que se actúa", async act =>
            {
                var today = MexicoCity.Day(act.At);
                if (!await db.Appointments.AnyAsync(a => a.PersonId == signIn.Person
                    && a.OrganisationId == organisation && a.ValidFrom <= today
                    && (a.ValidUntil == null || today < a.ValidUntil), stop)) return new NotAppointedThere();
                await db.Database.ExecuteSqlAsync(
                    $"update sign_in_session set organisation_id = {organisation} where id = {signIn.Id}", stop);
                return true;
            }, stop);
        open.Forget(signIn.Person);
        return done;
    }
}
