using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using ThreeForOne.Server.Features.DemoClock;

namespace ThreeForOne.Server.Features.SignIn;

/// <summary>How somebody got in, and whether two factors were shown.</summary>
public sealed record SignInProof(string Method, bool TwoFactors)
{
    public static SignInProof Password { get; } = new("password", TwoFactors: false);

    public static SignInProof Demonstration { get; } = new(OpenSignIn.Demonstration, TwoFactors: false);
}

/// <summary>
/// Begins a sign-in: a row, and the cookie that names it. The trail does not hold it; the row is erased after a while.
/// </summary>
public sealed class StartSignIn(Database db, RealTime real, KnownDevice device, IHttpContextAccessor accessor)
{
    private HttpContext Http =>
        accessor.HttpContext ?? throw new InvariantBrokenException("Nobody asks; there is no browser.");

    /// <summary>Whether that person may act for anybody today: else there is nothing to sign in to.</summary>
    public async Task<bool> HasAppointment(Guid person, CancellationToken stop)
    {
        var today = MexicoCity.Day(db.Now());
        return await db.Reading(Actor.System, () => db.Appointments.AnyAsync(a => a.PersonId == person
            && a.ValidFrom <= today && (a.ValidUntil == null || today < a.ValidUntil), stop), stop);
    }

    /// <summary>The row and the cookie.</summary>
    public async Task Handle(Guid person, SignInProof proof, CancellationToken stop)
    {
        var id = await Row(person, proof, null, stop);
        await SignInCookie.Set(Http, id, person);
        if (proof != SignInProof.Demonstration) device.Remember(person);
    }

    /// <summary>The row alone, in the transaction that is under way if there is one.</summary>
    public async Task<Guid> Row(Guid person, SignInProof proof, Guid? organisation, CancellationToken stop)
    {
        var now = real.Clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var device = DeviceFamily.Of(Http.Request.Headers[HeaderNames.UserAgent]);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into sign_in_session (id, person_id, organisation_id, method, two_factors, device, started_at, last_seen_at)
            values ({id}, {person}, {organisation}, {proof.Method}, {proof.TwoFactors}, {device}, {now}, {now})
            """, stop);
        return id;
    }
}
