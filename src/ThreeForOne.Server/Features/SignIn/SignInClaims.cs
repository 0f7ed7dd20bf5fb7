using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.SignIn;

/// <summary>
/// What the cookie says: the person, the organisation spoken for, and the roles of the appointments in force today in
/// Mexico City. Without an appointment nobody is spoken for, and the cookie opens nothing.
/// </summary>
public sealed class SignInClaims(Database db, TimeProvider clock, IOptions<IdentityOptions> identity)
    : IUserClaimsPrincipalFactory<SignInAccount>
{
    public async Task<ClaimsPrincipal> CreateAsync(SignInAccount user)
    {
        var today = DateOnly.FromDateTime(MexicoCity.At(clock.GetUtcNow()).DateTime);
        var appointments = await db.Reading(Actor.System, () => (
            from appointment in db.Appointments.AsNoTracking()
            join person in db.People on appointment.PersonId equals person.Id
            join organisation in db.Organisations on appointment.OrganisationId equals organisation.Id
            where appointment.PersonId == user.Id && appointment.ValidFrom <= today
                && (appointment.ValidUntil == null || today < appointment.ValidUntil)
            select new { appointment.Role, appointment.OrganisationId, Organisation = organisation.Name, person.Name })
            .ToListAsync(CancellationToken.None), CancellationToken.None);

        var claims = new ClaimsIdentity(
            IdentityConstants.ApplicationScheme, ClaimTypes.NameIdentifier, ClaimTypes.Role);
        claims.AddClaim(new(ClaimTypes.NameIdentifier, user.Id.ToString()));
        // A changed stamp (password, sign-out everywhere) ends the cookies that carry the old one.
        claims.AddClaim(new(identity.Value.ClaimsIdentity.SecurityStampClaimType, user.SecurityStamp ?? ""));
        if (appointments is [var first, ..])
        {
            claims.AddClaim(new(CurrentActor.OrganisationClaim, first.OrganisationId.ToString()));
            claims.AddClaim(new(SignedInPerson.NameClaim, first.Name));
            claims.AddClaim(new(SignedInPerson.OrganisationNameClaim, first.Organisation));
            claims.AddClaims(
                appointments.Select(a => a.Role).Distinct().Select(role => new Claim(ClaimTypes.Role, role)));
        }
        return new(claims);
    }
}
